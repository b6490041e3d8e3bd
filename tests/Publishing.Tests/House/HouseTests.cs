using System.Text.RegularExpressions;

namespace Distribution.Publishing.Tests.House;

/// <summary>The rules of the house, held over the source text.</summary>
public sealed partial class HouseTests
{
    /// <summary>Which room may use which others. The root's nouns are everybody's, and a room inside a room may use what its room may.</summary>
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        [""] = [],
        ["Messages"] = [],
        ["Formatting"] = [],
        ["Recording"] = ["Messages", "Channels"],                                   // the wake-up a row is owed; the replies of a channel, and no more: see below
        ["Planning"] = ["Recording"],                                               // an article's row in, its deliveries' rows out
        ["Ingesting"] = ["Ingesting/Pages", "Messages", "Recording", "Planning", "Delivering"],    // it plans what came in, and carries a withdrawal out
        ["Preparing"] = ["Formatting", "Recording", "Channels", "Planning", "Ingesting"],    // the channel's settings; the look at the page
        ["Delivering"] = ["Preparing", "Channels", "Recording", "Messages", "Planning", "Ingesting"],    // the channels' pace, our own address; the page's time-out
        ["Connecting"] = ["Channels", "Recording", "Messages", "Planning"],         // a network's token client; faults of the environment
        ["Syndicating"] = [],
        ["Editing"] = ["Formatting", "Channels", "Recording", "Planning", "Ingesting"],
        ["Channels"] = ["Connecting", "Planning", "Formatting"],                    // what a channel is made of, and what it asks of a picture
        ["Channels/X"] = ["Channels", "Formatting"],
        ["Channels/Graph"] = ["Channels", "Formatting"],
        ["Channels/GoogleNews"] = ["Channels", "Formatting"],
        ["Channels/Facebook"] = ["Channels", "Channels/Graph", "Formatting"],
        ["Channels/Instagram"] = ["Channels", "Channels/Graph", "Formatting"],
        ["Storage"] = ["Recording", "Messages"],
    };

    /// <summary>
    /// What makes a channel of an account must know settings, credentials and their row; the channel itself must not. An event told by hand is
    /// named after its content, whose one canonical form is the row's.
    /// </summary>
    private static readonly Dictionary<string, string[]> Exceptions = new()
    {
        ["src/Publishing/Editing/Announcing.cs"] = ["Storage"],
        ["src/Publishing/Syndicating/FeedReading.cs"] = ["Recording", "Planning"],    // the one file there that reads anything: the rows, and our own address
        ["src/Publishing/Channels/Networks.cs"] = ["Channels/X", "Channels/Facebook", "Channels/Instagram", "Channels/GoogleNews"],
        ["src/Publishing/Channels/SettingsJson.cs"] = ["Messages"],
        ["src/Publishing/Channels/OptionFaults.cs"] = ["Messages"],
        ["src/Publishing/Channels/Graph/GraphCredentials.cs"] = ["Connecting"],
        ["src/Publishing/Channels/Facebook/FacebookSettings.cs"] = ["Messages"],
        ["src/Publishing/Channels/Facebook/FacebookNetwork.cs"] = ["Planning", "Connecting"],
        ["src/Publishing/Channels/Instagram/InstagramNetwork.cs"] = ["Planning", "Connecting"],
        ["src/Publishing/Channels/Instagram/InstagramSettings.cs"] = ["Messages"],
        ["src/Publishing/Channels/Instagram/InstagramConnecting.cs"] = ["Connecting"],
        ["src/Publishing/Channels/GoogleNews/GoogleNewsSettings.cs"] = ["Messages"],
        ["src/Publishing/Channels/GoogleNews/GoogleNewsAddresses.cs"] = ["Planning", "Syndicating"],
        ["src/Publishing/Channels/GoogleNews/GoogleNewsNetwork.cs"] = ["Messages", "Planning", "Connecting", "Syndicating"],
        ["src/Publishing/Channels/X/XSettings.cs"] = ["Messages"],
        ["src/Publishing/Channels/X/XNetwork.cs"] = ["Planning", "Connecting"],
        ["src/Publishing/Channels/X/XConnecting.cs"] = ["Connecting"],
    };

    private static readonly IReadOnlyList<SourceFile> Publishing = SourceFile.In("src/Publishing");
    private static readonly IReadOnlyList<SourceFile> Everything = SourceFile.In("src", "tests");

    [Fact]
    public void Publishing_EveryRoom_UsesOnlyWhatItMay() => Holds(Publishing, file =>
        from used in RoomUsed.Matches(file.Code)
        let room = used.Groups["room"].Value.Replace('.', '/')
        where room != file.Room && !file.Room.StartsWith(room + "/", StringComparison.Ordinal)
        where !Allowed(file).Contains(room)
        select room);

    [Fact]
    public void Recording_OfChannels_KnowsOnlyTheirReplies() => Holds(Publishing.Where(file => file.Room == "Recording"), Matches(AChannel));

    [Fact]
    public void Sandbox_UsesNothing_OfPublishing() => Holds(SourceFile.In("src/Sandbox"), Matches(OfPublishing));

    [Fact]
    public void Functions_Code_NamesNoNetwork() => Holds(SourceFile.In("src/Functions"), Matches(ANetwork));

    /// <summary>But for the tables of the world's domains and letters, which name everything.</summary>
    [Fact]
    public void Formatting_Code_NamesNoNetwork() => Holds(
        Publishing.Where(file => file.Room == "Formatting" && !file.Path.EndsWith("TopLevelDomainNames.cs", StringComparison.Ordinal) && !file.Path.EndsWith("EmojiTables.cs", StringComparison.Ordinal)),
        Matches(ANetwork));

    [Fact]
    public void Files_Length_IsAtMost300Lines() => Holds(Everything, file => file.Text.Count(c => c == '\n') is > 300 and var lines ? [$"{lines} lines"] : []);

    [Fact]
    public void Types_Names_SayWhatTheyAre() => Holds(Everything, Matches(EmptyName));

    [Fact]
    public void Files_Regions_None() => Holds(Everything.Where(file => !file.Path.Contains("/House/", StringComparison.Ordinal)), Matches(Region));

    /// <summary>Cases are nested; a partner in the same file is a record of one line, an enum or the validator of its options.</summary>
    [Fact]
    public void Files_PublicTypes_AreOneAndTinyPartners() => Holds(Publishing, file => PublicType.Matches(file.Code) is { Count: > 1 } types ? types.Select(type => type.Value) : []);

    [Fact]
    public void Files_Namespace_IsTheFolder() => Holds(Everything, file =>
        Namespace.Match(file.Code) is { Success: true } declared
        && declared.Groups["name"].Value != $"Distribution.{string.Join('.', file.Path.Split('/')[1..^1])}" ? [declared.Groups["name"].Value] : []);

    [Fact]
    public void Methods_ThatAreAwaited_EndInAsync() => Holds(SourceFile.In("src"), Matches(AwaitedWithoutAsync));

    [Fact]
    public void Literals_ThatLookLikeSecrets_None() => Holds(SourceFile.In("src"), Matches(SecretLiteral));

    private static IEnumerable<string> Allowed(SourceFile file) => Exceptions.GetValueOrDefault(file.Path, [])
        .Concat(Rooms.GetValueOrDefault(file.Room) ?? Rooms[file.Room.Split('/')[0]]);

    private static Func<SourceFile, IEnumerable<string>> Matches(Regex rule) => file => rule.Matches(file.Code).Select(match => match.Value.Trim());

    private static void Holds(IEnumerable<SourceFile> files, Func<SourceFile, IEnumerable<string>> breaches)
    {
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(breaches, (file, breach) => $"{file}: {breach}"));
    }

    [GeneratedRegex(@"\b(?:Distribution\.)?Publishing\.(?<room>Messages|Ingesting(\.Pages)?|Planning|Formatting|Preparing|Delivering|Recording|Connecting|Syndicating|Editing|Channels(\.(X|Graph|Facebook|Instagram|GoogleNews)\b)?|Storage)\b(?=.*;|\.)")]
    private static partial Regex RoomUsed { get; }

    [GeneratedRegex(@"\bI(Channel|Network)\b|\bChannel(Directory|Traits)\b|\bSendPermit\b")]
    private static partial Regex AChannel { get; }

    [GeneratedRegex(@"\bDistribution\.Publishing\b")]
    private static partial Regex OfPublishing { get; }

    [GeneratedRegex(@"\bX\b(?!-)|""x""|(?<![Hh]eaders\.)\bX[A-Z][a-z]+\w*|(?i:twitter|facebook|instagram|google)")]
    private static partial Regex ANetwork { get; }

    [GeneratedRegex(@"\b(class|record|interface|struct|enum) \w*(Manager|Helper|Utils|Impl|Base|Common)(?![a-z])\w*")]
    private static partial Regex EmptyName { get; }

    [GeneratedRegex(@"^\s*#region.*", RegexOptions.Multiline)]
    private static partial Regex Region { get; }

    [GeneratedRegex(@"^public (?!enum)(?!sealed record \w+\([^{}]*?\)[^{}]*?;)(?!.*Validator\b)[\w ]*\b(class|record|interface|struct) \w+", RegexOptions.Multiline)]
    private static partial Regex PublicType { get; }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace { get; }

    [GeneratedRegex(@"^\s+(public|internal|private|protected)?[\w ]*\b(Value)?Task(<[^=;]*>)? (?!\w+Async\b)\w+\([^=;]*\) *(=>|$)", RegexOptions.Multiline)]
    private static partial Regex AwaitedWithoutAsync { get; }

    /// <summary>Long, without a space, with capitals, small letters and digits, and no alphabet in its order.</summary>
    [GeneratedRegex(@"""(?=[^""]*[A-Z])(?=[^""]*[a-z])(?=[^""]*[0-9])(?![^""]*abcdef)[A-Za-z0-9+/=_-]{24,}""")]
    private static partial Regex SecretLiteral { get; }
}
