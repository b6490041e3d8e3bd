using Distribution.Functions.Hosting.SelfHosted;
using Microsoft.AspNetCore.Diagnostics;

namespace Distribution.Functions.Intake;

/// <summary>Says in one sentence what a request met that nobody meant: a broken store, a broken request, or a bug.</summary>
internal sealed partial class IntakeFaults(IProblemDetailsService problems, ILogger<IntakeFaults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return true;    // nobody is there to be told
        }

        var (status, sentence) = exception switch
        {
            BadHttpRequestException broken => (broken.StatusCode, "The request is broken or was not sent to its end."),
            _ when exception.IsBrokenStorage => (StatusCodes.Status503ServiceUnavailable, "The store does not answer, so nothing was taken; send the same bytes again."),
            _ => (StatusCodes.Status500InternalServerError, "This is a fault of the service and is in its log; send the same bytes again."),
        };
        if (exception is not BadHttpRequestException)
        {
            LogFault(exception, context.Request.Method, context.Request.Path);
        }

        context.Response.StatusCode = status;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = status, Detail = sentence } });
    }

    [LoggerMessage(2303, LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFault(Exception exception, string method, string path);
}
