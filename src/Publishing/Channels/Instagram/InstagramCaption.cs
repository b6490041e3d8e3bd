using System.Text;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>What Instagram makes of a caption beyond its length: hashtags and mentions. Links are plain text there.</summary>
/// <remarks>The limits are of <see href="https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media">Meta's reference</see>.</remarks>
internal static partial class InstagramCaption
{
    /// <summary>Meta says "characters"; UTF-16 units are never fewer.</summary>
    public const int Longest = 2_200;

    public const int MostHashtags = 30;

    public const int MostMentions = 20;

    /// <summary>Of an alternative text, counted likewise.</summary>
    public const int LongestAltText = 1_000;

    private const char WordJoiner = '\u2060';

    public static int Hashtags(string text) => Hashtag().Count(text);

    public static int Mentions(string text) => Mention().Count(text);

    /// <summary>
    /// The same to the eye, but nobody is mentioned, which would notify them, and only the first few hashtags are any. Except for the link: with its
    /// signs broken it would lead nowhere. Those of hashtags in it count.
    /// </summary>
    public static string Harmless(string text, string link, int hashtags)
    {
        var parts = text.Split(link);
        var seen = Hashtags(link) * (parts.Length - 1);
        return string.Join(link, parts.Select(Part));

        string Part(string part)
        {
            var tagged = Hashtag().Replace(part, match => seen++ < hashtags ? match.Value : Broken(match.Value));
            return Mention().Replace(tagged, match => Broken(match.Value));
        }
    }

    private static string Broken(string sign) => new StringBuilder(sign).Insert(1, WordJoiner).ToString();

    [GeneratedRegex(@"[#＃](?=[\w])")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[@＠](?=[A-Za-z0-9_])")]
    private static partial Regex Mention();
}
