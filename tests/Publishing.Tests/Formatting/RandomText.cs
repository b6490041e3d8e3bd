using System.Text;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

/// <summary>Texts that hit every rule of counting and linking, put together at random from a seed.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Words =
    [
        "Hello", "news", "a", "x1", "Привет", "мир", "Ελλάδα", "ι", "日本語", "ニュース", "これは", "です", "한국어", "مرحبا", "שלום", "ข่าว", "हिन्दी",
        "café", "cafe\u0301", "naïve", "Straße", "ﬁ", "Å", "e\u0301\u0327", "ⱥ", "İstanbul", "ſ", "𝒳", "𠮷", "\u1C80", "foo_bar", "foo-bar", "-x", "x-", "_y",
    ];

    private static readonly string[] Marks =
    [
        " ", " ", " ", "  ", "\n", "\t", "\u00A0", "\u3000", "\u200B", "\u200D", "\u2060", "\u00AD", ".", ".", "..", ",", "!", "?", ":", ";", "'", "\"", "`", "-", "–", "—",
        "_", "/", "\\", "|", "~", "*", "+", "=", "%", "&", "^", "<", ">", "(", ")", "[", "]", "{", "}", "@", "＠", "#", "＃", "$", "…", "“", "”", "«", "»", "、", "。", "．",
        "•", "№", "€", "₽", "™", "©", "®", "\u200E", "\u200F", "\u061C", "\u202A", "\u202E", "\u2066", "\u2069", "\u0301", "\u0345", "\u05B0",
        "\uFEFF", "\uFFFE", "\uFFFF", "\uFDD0",
    ];

    private static readonly string[] Emoji =
    [
        "👋", "🙋🏽", "👨‍👩‍👧‍👦", "👩‍👩‍👧", "👨‍👦‍👧", "👩‍❤️‍💋‍👨", "👨‍❤️‍👩", "👨🏿‍🚀", "👩‍⚕️", "👩‍⚕", "🧑‍🚀", "🏃🏻‍♀️", "🏃‍♂", "⛹️‍♀️", "⛹🏽‍♂️", "⛹‍♀️", "🏳️‍🌈", "🏳‍🌈", "🏴‍☠️",
        "👁‍🗨", "👯‍♀️", "👯🏽‍♀️", "🇩🇪", "🇺🇦", "🇽🇽", "🇩", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁺󠁮󠁧󠁿", "1️⃣", "#⃣", "*️", "9⃣", "❤️", "❤", "❤︎", "™️", "©️", "♟️", "♟", "☝🏻", "☝️🏻", "☝︎🏻", "🕵️‍♂️", "🕵‍♂️", "🥲",
        "\uFE0F", "\uFE0E", "\u200D", "🏽", "♀️", "👨‍", "🧞‍♂️", "🧞🏽‍♂️", "👨🏽‍❤️‍👨",
    ];

    private static readonly string[] Hosts =
    [
        "example", "www.example", "a", "sub.domain.news", "foo_bar.example", "foo_bar", "foo-bar", "-foo", "xn--e1afmkfd", "日本", "новости", "münchen", "a..b", "a.com.b", "node",
        "t", "T", "1.2", "127.0.0.1", "localhost", "κόσμος", "x.日本.y", "com", "co", "\"q\"", "a\u2060b", "日本。本", "👋",
    ];

    private static readonly string[] Ends =
    [
        "com", "COM", "net", "NET", "org", "co", "uk", "co.uk", "io", "js", "zip", "app", "dev", "рф", "РФ", "みんな", "中国", "भारत", "भारतम्", "嘉里", "嘉里大酒店", "한국", "xn--p1ai", "XN--P1AI",
        "museum", "onion", "comx", "zz", "vermögensberatung", "ком", "xn--", "ελ", "مصر", "c", "",
    ];

    private static readonly string[] Paths =
    [
        "/", "/path", "/a/b.html", "/новости", "/日本", "/(x)", "/(a(b)c)d", "/(", "/()", "/x(y", "/x.", "/x!", "/@me/", "/@me", "/αιβ", "/é", "/–", "/~a", "/a,b;c", "/a|b", "/[x]", "/#x", "/x…", "/(x).",
        "//", "/%20", "/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqr", "/abc123", "/x'", "/\u1C80", "/ⱥ",
    ];

    private static readonly string[] Queries = ["?", "?a=b", "?a=b&c=(d)", "?a=b.", "?q=é", "??", "?a#b", "?a=[1]", "?a,b~", "?!", "?a=b&"];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        for (var parts = _random.Next(1, 10); parts > 0; parts--)
        {
            text.Append(_random.Next(10) switch
            {
                0 or 1 => Pick(Words),
                2 or 3 or 4 => Pick(Marks),
                5 => Pick(Emoji) + (_random.Next(3) == 0 ? Pick(Emoji) : ""),
                6 => Pick(Words) + " ",
                7 => Tag(),
                _ => Url(),
            });
        }

        return text.ToString();
    }

    private string Url() =>
        (_random.Next(6) switch { 0 or 1 => "https://", 2 => "http://", 3 => Pick(["HTTP://", "ftp://", "//", "https:/", "@", "$", "#"]), _ => "" })
        + Pick(Hosts) + "." + (_random.Next(3) == 0 ? Any(TopLevelDomainNames.All) : Pick(Ends))
        + (_random.Next(8) == 0 ? Pick([":80", ":", ":8080x"]) : "")
        + (_random.Next(2) == 0 ? Pick(Paths) : "")
        + (_random.Next(4) == 0 ? Pick(Queries) : "")
        + (_random.Next(40) == 0 ? new string('b', 70) + "." + Pick(Ends) : "")
        + (_random.Next(60) == 0 ? new string('ж', _random.Next(40, 64)) + ".com" : "");

    private string Tag() =>
        Pick([" ", "", "(", "RT ", "rt", "\u3000", ".", "é", "!"]) + Pick(["@", "@", "＠", "#", "$", "$", "$"])
        + Pick(["name", "a", "AAPL", "BRK.B", "toolongtobeatag", "user_1", "user/list", "日本", "1", "GOOG_X", "@x", "x://", "nameé"]) + Pick([" ", "", ".", ",", "\n"]);

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    private string Any(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
