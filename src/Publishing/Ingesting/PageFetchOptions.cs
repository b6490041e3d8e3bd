using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Ingesting;

/// <summary>How far a fetch of a page or picture may go.</summary>
public sealed class PageFetchOptions
{
    /// <summary>Where these stand in the settings.</summary>
    public const string Section = "PageFetch";

    /// <summary>From the first look-up to the last byte, redirects included; 1 s to 60 s, 10 s unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes after decompression; 1 KB to 50 MB, 5 MB unless set.</summary>
    [Range(1_024, 50 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Redirects followed; 0 to 10, 5 unless set.</summary>
    [Range(0, 10)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>What the newsroom's server sees as the caller.</summary>
    [Required]
    [StringLength(200, MinimumLength = 1)]
    public string UserAgent { get; set; } = "Distribution/1.0";

    /// <summary>Lets addresses of this machine and its network be fetched, on any port. For local work only; false unless set.</summary>
    public bool AllowPrivateAddresses { get; set; }
}

[OptionsValidator]
internal sealed partial class PageFetchOptionsValidator : IValidateOptions<PageFetchOptions>;
