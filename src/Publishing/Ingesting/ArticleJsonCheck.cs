using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Ingesting;

/// <summary>Checks values one by one and keeps the first thing that is wrong.</summary>
internal sealed partial class ArticleJsonCheck
{
    /// <summary>The first problem, a sentence; null while there is none.</summary>
    public string? Problem { get; private set; }

    public void Refuse(string problem) => Problem ??= problem;

    /// <summary>Text of at most so many characters; empty is the same as absent.</summary>
    public string? Text(string path, string? value, int limit, bool required = false)
    {
        if (value?.Length > limit)
        {
            Refuse($"{path} has {value.Length} characters; at most {limit} are taken.");
            return null;
        }

        var text = ArticleText.Clean(value);
        if (text.Length > 0)
        {
            return text;
        }

        if (required)
        {
            Refuse($"{path} is missing or empty; every article needs it.");
        }

        return null;
    }

    /// <summary>Texts in their order; the same one twice is kept once.</summary>
    public IReadOnlyList<string> Texts(string path, IReadOnlyList<string>? values, int limit, int lengthLimit)
    {
        if (values is null)
        {
            return [];
        }

        if (values.Count > limit)
        {
            Refuse($"{path} has {values.Count} entries; at most {limit} are taken.");
            return [];
        }

        var texts = new List<string>(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            if (Text($"{path}[{i}]", values[i], lengthLimit, required: true) is { } text && !texts.Contains(text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>An absolute http or https address.</summary>
    public Uri? Address(string path, string? value, bool required = false)
    {
        if (Text(path, value, ArticleLimits.Url, required) is null)
        {
            return null;
        }

        var address = WebAddress.Read(value);
        if (address is null)
        {
            Refuse($"{path} is not an absolute http or https address without credentials; write it as in https://news.example.com/story.");
        }

        return address;
    }

    /// <summary>A moment with its offset.</summary>
    public DateTimeOffset? Time(string path, string? value, bool required = false)
    {
        if (Text(path, value, ArticleLimits.Id, required) is not { } text)
        {
            return null;
        }

        var time = StatedTime.Read(text);
        switch (time)
        {
            case StatedTime.Moment:
                break;
            case StatedTime.WithoutOffset without:
                Refuse($"{path} is '{without.Text}', without an offset from UTC; write it as in 2026-11-23T15:50:24+01:00 or 2026-11-23T14:50:24Z.");
                break;
            case StatedTime.Unreadable unreadable:
                Refuse($"{path} is '{unreadable.Text}', which is no date and time; write it as in 2026-11-23T15:50:24+01:00.");
                break;
            default:
                throw new UnreachableException(time.GetType().Name);
        }

        return time.Instant;
    }

    /// <summary>A BCP 47 tag.</summary>
    public string? Language(string path, string? value)
    {
        if (Text(path, value, ArticleLimits.Language) is not { } text)
        {
            return null;
        }

        if (!LanguageTag().IsMatch(text))
        {
            Refuse($"{path} is '{text}', which is no BCP 47 language tag; write it as in en, pt-BR or zh-Hant.");
        }

        return text;
    }

    /// <summary>Pixels.</summary>
    public int? Edge(string path, int? value)
    {
        if (value is < 1 or > ArticleLimits.ImageEdge)
        {
            Refuse($"{path} is {value}; give pixels from 1 to {ArticleLimits.ImageEdge}, or leave it out.");
        }

        return value;
    }

    /// <summary>Whether it has the shape of a language tag.</summary>
    public static bool IsLanguage(string text) => text.Length <= ArticleLimits.Language && LanguageTag().IsMatch(text);

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
