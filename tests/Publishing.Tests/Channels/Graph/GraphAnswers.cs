using System.Globalization;
using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>What the Graph API says on the wire.</summary>
internal static class GraphAnswers
{
    /// <summary>Not there, or not to be seen by this token.</summary>
    public const string Missing = """{"error":{"message":"Unsupported get request.","code":100,"error_subcode":33}}""";

    public static RawReply Json(int status, string body) => RawReply.Json(status, body);

    /// <summary>The last page of a list.</summary>
    public static RawReply Page(params string[] posts) => Json(200, $$$$"""{"data":[{{{{string.Join(',', posts)}}}}],"paging":{"cursors":{"before":"b","after":"a"}}}""");

    /// <summary>One that another follows. The address of that one quotes the token.</summary>
    public static RawReply PageBefore(string after, params string[] posts) => Json(
        200,
        $$$"""{"data":[{{{string.Join(',', posts)}}}],"paging":{"cursors":{"before":"b","after":"{{{after}}}"},"next":"https://graph.facebook.com/x?access_token=EAApage-token-1"}}""");

    public static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    /// <summary>What was found, in its order.</summary>
    public static string[] Ids(FindReply reply) => [.. Assert.IsType<FindReply.Found>(reply).Posts.Select(post => post.NetworkId)];
}
