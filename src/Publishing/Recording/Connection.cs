using System.Security.Cryptography;
using System.Text;

namespace Distribution.Publishing.Recording;

/// <summary>A channel's connection: the present token pair and how its renewal stands.</summary>
public sealed record Connection
{
    /// <summary>Whose.</summary>
    public required ChannelName Channel { get; init; }

    /// <summary>The store's count of writes; a write names the one it read. Zero is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>Which refresh token of the environment the row began with, as a hash: another one there is a person connecting again.</summary>
    public required string SeedMark { get; init; }

    /// <summary>What requests are made with; null before the first renewal.</summary>
    public string? AccessToken { get; init; }

    /// <summary>When the access token ends; null while that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the next pair is asked for with. Good for one use, unless it is the access token itself.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>When the pair came, or the environment's token was first seen.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    /// <summary>The network refused the access token before its time.</summary>
    public bool RefreshWanted { get; init; }

    /// <summary>The renewal that runs or ran last; it stays while its end is unknown, so that a late answer is known as its.</summary>
    public string? LeaseId { get; init; }

    /// <summary>Until then the lease's holder alone renews; null while nobody does.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Since when the end of a renewal is unknown; null while every one is known.</summary>
    public DateTimeOffset? DoubtSince { get; init; }

    /// <summary>No renewal before this.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>Why the last try did not renew it, though a later one may; null once one did.</summary>
    public string? Setback { get; init; }

    /// <summary>Why a person must connect the channel again; null while nobody must.</summary>
    public string? Problem { get; init; }

    /// <summary>What stands in <see cref="SeedMark"/> for a token of the environment.</summary>
    public static string MarkOf(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>Without a token.</summary>
    public override string ToString() => $"Connection of {Channel}, version {Version}, expires {ExpiresAt:u}, in doubt since {DoubtSince:u}, problem: {Problem}";
}
