using System.Globalization;
using System.Security.Cryptography;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.X;

/// <summary>What X puts on every answer, refusals too. There is no Retry-After.</summary>
internal sealed class XHeaders(XSandboxOptions options, TimeProvider time)
{
    /// <param name="reply">What is answered.</param>
    /// <param name="window">The call's 15 minutes; null when the call has none.</param>
    /// <param name="day">The 24 hours of posting, if counted.</param>
    public SandboxReply On(SandboxReply reply, RateWindow? window, RateWindow? day)
    {
        var headers = new List<KeyValuePair<string, string>>
        {
            new("api-version", "2.167"),
            new("x-access-level", "read-write"),
            new("x-transaction-id", RandomNumberGenerator.GetHexString(16, lowercase: true)),
            new("x-response-time", "12"),
        };
        AddWindow(headers, "x-rate-limit", window ?? Untouched(options.ReadsPerWindow));
        if (day is not null && options.DayHeaders)
        {
            AddWindow(headers, "x-user-limit-24hour", day);
            AddWindow(headers, "x-app-limit-24hour", day);
        }

        return reply with { Headers = headers };
    }

    /// <summary>On a refusal before the call was counted.</summary>
    public SandboxReply On(SandboxReply reply, XEndpoint endpoint) => On(reply, Untouched(endpoint.Limit), null);

    /// <summary>On a fault's answer; one that names a reset says nothing is left until then.</summary>
    public SandboxReply On(Fault.Answer answer)
    {
        var reply = new SandboxReply(answer.Status, answer.ContentType, answer.Body);
        return answer.WithoutRateHeaders ? reply
            : answer.ResetIn is { } wait ? On(reply, new RateWindow(options.PostsPerWindow, 0, time.GetUtcNow() + wait, Allowed: false), null)
            : On(reply, Untouched(options.PostsPerWindow), null);
    }

    private RateWindow Untouched(int limit) => new(limit, limit, time.GetUtcNow() + XLimits.Quarter, Allowed: true);

    private static void AddWindow(List<KeyValuePair<string, string>> headers, string name, RateWindow window)
    {
        headers.Add(new(name + "-limit", window.Limit.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new(name + "-remaining", window.Remaining.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new(name + "-reset", window.Reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
    }
}
