using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Connecting;

/// <summary>When connections are renewed.</summary>
public sealed class ConnectionOptions
{
    /// <summary>The part of the settings they are read from.</summary>
    public const string Section = "connections";

    /// <summary>
    /// Whether an access token is itself what it is renewed with, and stays good until its own end meanwhile. Then a renewal whose answer was lost is
    /// simply made again, and the environment's token is used from the start. False unless told: the refresh token of a pair is good for one use.
    /// </summary>
    public bool RenewsItself { get; set; }

    /// <summary>How old a token that renews itself must be for it; one of the environment counts from when it was first seen. 0 to 2 days, 0 unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "2.00:00:00")]
    public TimeSpan YoungestAge { get; set; } = TimeSpan.Zero;

    /// <summary>How long before its end somebody is told of a token that could not be renewed. 0 to 30 days, 0 unless told, which tells nobody.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan WarnBefore { get; set; } = TimeSpan.Zero;

    /// <summary>How long before its end a token is renewed. 1 min to 50 days, 10 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "50.00:00:00")]
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one renewal has the row to itself; longer than a call and its write. 1 to 10 min, 2 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:10:00")]
    public TimeSpan LeaseFor { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait after a renewal that certainly was not carried out. 10 s to 1 h, 1 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The wait after a renewal whose end is unknown, once no token is left that works. 1 min to 1 h, 5 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan RetryDoubtAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After this long in doubt a person must connect again. 1 h to 7 days, 24 h unless told.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A token refused this soon after it came is not renewed once more. 0 to 1 h, 5 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Holds the settings to their ranges.</summary>
[OptionsValidator]
internal sealed partial class ConnectionOptionsValidator : IValidateOptions<ConnectionOptions>;
