using System.Text.Json;
using System.Text.Unicode;

namespace Distribution.Publishing.Planning;

/// <summary>Reads distribution.json and finds everything wrong with it in one go.</summary>
public static class NewsroomReader
{
    /// <summary>The file itself, where a fault has no key.</summary>
    private const string WholeFile = "distribution.json";

    /// <summary>Reads a file's bytes: UTF-8, with or without a byte order mark.</summary>
    /// <param name="knownNetworks">The networks this program has a channel for.</param>
    /// <param name="templateProblem">What is wrong with a Liquid template, in one sentence; null when nothing is.</param>
    public static NewsroomReading Read(ReadOnlyMemory<byte> json, IReadOnlyCollection<NetworkName> knownNetworks, Func<string, string?> templateProblem)
    {
        if (!Utf8.IsValid(json.Span))
        {
            return Unreadable("The file is not UTF-8; save it as UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json);
            return document.RootElement switch
            {
                { ValueKind: not JsonValueKind.Object } => Unreadable("The file is not a JSON object; it should begin with {."),
                var root when !IsWholeText(root) => Unreadable("The file has text that is half a character (a broken \\u escape)."),
                var root => Read(root, knownNetworks, templateProblem),
            };
        }
        catch (JsonException e)
        {
            return Unreadable($"The file is not JSON; look at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static NewsroomReading Read(JsonElement root, IReadOnlyCollection<NetworkName> knownNetworks, Func<string, string?> templateProblem)
    {
        List<Fault> faults = [];
        var settings = new SettingsObject(root, "", faults);
        settings.TryFind("$schema", out _);
        var publications = settings.ReadPublications(faults);
        var names = new DeclaredNames(
            [.. publications.Select(static publication => publication.Name)],
            [.. knownNetworks.Select(static network => network.Value)]);
        var channels = settings.ReadChannels(faults, names, templateProblem);
        var newsroom = new Newsroom
        {
            Publications = publications,
            Channels = [.. channels.Where(static channel => channel.Settings is not null).Select(static channel => channel.Settings!)],
            Rules = settings.ReadRules(faults, names, [.. channels.Select(static channel => channel.Name)]),
            Sources = settings.ReadSources(faults),
            PublishAgain = settings.Text("publishAgain", "\"hold\" or \"publish\"", allowed: static text => text is "hold" or "publish") is "publish"
                ? PublishAgain.Publish
                : PublishAgain.Hold,
            PublicBaseUrl = settings.PublicBaseUrl(),
        };
        settings.Close();
        return faults switch
        {
            [] => new NewsroomReading.Valid(newsroom),
            _ when faults.TrueForAll(static fault => fault.Channel is not null) => new NewsroomReading.ValidInPart(newsroom, faults),
            _ => new NewsroomReading.Invalid(faults) { AsFarAsRead = newsroom },
        };
    }

    /// <summary>JSON lets an escape name half of a surrogate pair, and such text can be neither read nor shown.</summary>
    private static bool IsWholeText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(static property => property.Name.Length >= 0 && IsWholeText(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsWholeText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static NewsroomReading.Invalid Unreadable(string problem) => new([new(WholeFile, problem)]);
}
