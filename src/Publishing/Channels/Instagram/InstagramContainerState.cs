using System.Globalization;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>How a container stands.</summary>
internal abstract partial record InstagramContainerState
{
    private InstagramContainerState() { }

    /// <summary>Instagram is still working on it.</summary>
    public sealed record InProgress : InstagramContainerState;

    /// <summary>It may be published.</summary>
    public sealed record Finished : InstagramContainerState;

    /// <summary>It is published.</summary>
    public sealed record Published : InstagramContainerState;

    /// <summary>It was not published in time and never will be.</summary>
    public sealed record Expired : InstagramContainerState;

    /// <summary>It came to nothing.</summary>
    /// <param name="Subcode">Instagram's number for why; null when it gives none.</param>
    public sealed record Failed(int? Subcode) : InstagramContainerState;

    /// <summary>Null for a word nobody knows: it decides nothing.</summary>
    public static InstagramContainerState? Of(string statusCode, string? status) => statusCode switch
    {
        "IN_PROGRESS" => new InProgress(),
        "FINISHED" => new Finished(),
        "PUBLISHED" => new Published(),
        "EXPIRED" => new Expired(),
        "ERROR" => new Failed(Number().Match(status ?? "") is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : null),
        _ => null,
    };

    [GeneratedRegex("22[0-9]{5}")]
    private static partial Regex Number();
}
