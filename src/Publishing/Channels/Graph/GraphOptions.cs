using System.ComponentModel.DataAnnotations;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>The settings that every network behind Meta's Graph API has. Nothing in here is a secret.</summary>
public abstract class GraphOptions
{
    /// <summary>Scheme and host of the API; https, but for a stand-in on this machine or network.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://graph.facebook.com");

    /// <summary>The API's version, such as <c>v26.0</c>, which is the newest of November 2026. Each lasts about two years; a warning says when it ends.</summary>
    [Required]
    [RegularExpression(@"^v\d+\.\d$", ErrorMessage = "The version is written like v26.0.")]
    public string Version { get; set; } = "v26.0";

    /// <summary>How long the publishing call, a look, a take-down or a probe may take. 1 to 60 s, 20 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one call of the preparation may take. 1 to 30 s, 10 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan PrepareCallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a post may exist before a read shows it. Meta does not say: 0 to 30 min, 30 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan ReadDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where calls carry the token. In the header unless told; Meta's pages show both, for Pages only the parameter.</summary>
    public TokenPlace TokenPlace { get; set; } = TokenPlace.Header;

    /// <summary>The wait after a refusal for too many calls that names no time. 10 s to 1 day, 15 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan ThrottledFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The used share of the hour's calls at which the channel rests for <see cref="ThrottledFor"/>. Percent, 50 to 100, 100 unless told: from there on Meta refuses.</summary>
    [Range(50, 100)]
    public int QuietAtPercent { get; set; } = 100;

    /// <summary>The used share at which calls are spread out. Percent, 10 to 100, 90 unless told.</summary>
    [Range(10, 100)]
    public int SlowAtPercent { get; set; } = 90;

    /// <summary>The rest after a call while the used share is at <see cref="SlowAtPercent"/>. 0 to 1 h, 1 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SlowFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Posts asked for in one look at the account: 1 to 100, 25 unless told.</summary>
    [Range(1, 100)]
    public int FindPageSize { get; set; } = 25;

    /// <summary>Pages read before a look gives up without an answer. 1 to 100, 10 unless told.</summary>
    [Range(1, 100)]
    public int FindPageCap { get; set; } = 10;

    /// <summary>What people call the network.</summary>
    internal abstract string Spoken { get; }
}
