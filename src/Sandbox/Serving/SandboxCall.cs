using System.Text;
using Distribution.Sandbox.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Distribution.Sandbox.Serving;

/// <summary>One request to a network, its body read.</summary>
internal sealed class SandboxCall
{
    private readonly Func<bool> _givenUp;

    public SandboxCall(HttpContext context, byte[] body, DateTimeOffset begun, Func<bool> givenUp)
    {
        _givenUp = givenUp;
        Method = context.Request.Method;
        Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = Target.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? Target : Target[..question];
        Query = question < 0 ? "" : Target[(question + 1)..];
        Origin = $"{context.Request.Scheme}://{context.Request.Host.Value?.ToLowerInvariant()}";
        Authorization = context.Request.Headers.Authorization.ToString();
        ContentType = context.Request.ContentType;
        UserAgent = context.Request.Headers.UserAgent.ToString();
        ContentEncoding = context.Request.Headers.ContentEncoding.ToString();
        Bytes = body;
        Body = Encoding.UTF8.GetString(body);
        Begun = begun;
    }

    public string Method { get; }

    /// <summary>The request line's target as it came, nothing decoded.</summary>
    public string Target { get; }

    public string Path { get; }
    public string Query { get; }

    /// <summary>Scheme and host as the caller named them.</summary>
    public string Origin { get; }

    public string Authorization { get; }
    public string? ContentType { get; }
    public string UserAgent { get; }
    public string Body { get; }

    public string ContentEncoding { get; }

    /// <summary>The body as it came, packed or not; an upload is no text.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public DateTimeOffset Begun { get; }
    public Fault? Fault { get; init; }

    /// <summary>What came of <see cref="ISandboxNetwork.FetchFirst"/>; null when nothing was to be fetched.</summary>
    public Fetched? Fetched { get; set; }

    /// <summary>Asked right before a commit: has the caller left, and does leaving count?</summary>
    public bool GivenUp => _givenUp();

    public StrictnessEntry Breach(string network, string kind, string detail) =>
        new() { At = Begun, Network = network, Kind = kind, Method = Method, Path = Path, Detail = detail };
}
