using System.ComponentModel.DataAnnotations;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>The settings of one Page on Facebook. Nothing in here is a secret.</summary>
public sealed class FacebookOptions : GraphOptions
{
    /// <summary>The part of a channel's settings they are read from.</summary>
    public const string Section = "facebook";

    /// <summary>The Page's numeric id. A real Page needs it; a stand-in has one of its own.</summary>
    [RegularExpression("^[0-9]{1,25}$", ErrorMessage = "The page id is a number of at most 25 digits, not the Page's name.")]
    public string? PageId { get; set; }

    /// <summary>Whether Facebook is asked to look at the link before it is posted, so that its preview is of today. True unless told.</summary>
    public bool Scrape { get; set; } = true;

    /// <summary>The longest text, in UTF-16 units: 1 to 63,206, 60,000 unless told. Meta publishes no number; the greater one is hearsay.</summary>
    [Range(1, 63_206)]
    public int MaxLength { get; set; } = 60_000;

    /// <summary>Where a reader sees a post. <c>{id}</c> is filled in.</summary>
    [Required]
    public string PostLink { get; set; } = "https://www.facebook.com/{id}";

    internal override string Spoken => "Facebook";
}
