using System.Net.Http.Headers;
using System.Text;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>The settings of a network that is none.</summary>
public sealed class ExampleOptions : GraphOptions
{
    internal override string Spoken => "Example";
}

/// <summary>Answers and a moment.</summary>
internal static class GraphExample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static ChannelAnswer Answer(int status, string body, params (string Name, string Value)[] headers) =>
        new(status, Headers(headers), Encoding.UTF8.GetBytes(body));

    public static string Error(int? code, int? subcode = null, string? more = null) =>
        $$$"""{"error":{"message":"Said by the network.","type":"OAuthException"{{{Part("code", code)}}}{{{Part("error_subcode", subcode)}}}{{{more}}},"fbtrace_id":"A6LJ"}}""";

    private static string Part(string name, int? number) => number is null ? "" : $",\"{name}\":{number}";

    private static HttpResponseHeaders Headers((string Name, string Value)[] headers)
    {
        var result = new HttpResponseMessage().Headers;
        foreach (var (name, value) in headers)
        {
            Assert.True(result.TryAddWithoutValidation(name, value));
        }

        return result;
    }
}
