using System.ComponentModel.DataAnnotations;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>The settings of one professional account on Instagram. Nothing in here is a secret.</summary>
public sealed class InstagramOptions : GraphOptions
{
    /// <summary>The part of a channel's settings they are read from.</summary>
    public const string Section = "instagram";

    /// <summary>The account's numeric id in the API. A real account needs it; a stand-in has one of its own.</summary>
    [RegularExpression("^[0-9]{1,25}$", ErrorMessage = "The user id is a number of at most 25 digits, not the account's name.")]
    public string? UserId { get; set; }

    /// <summary>Where the token comes from: Facebook's login unless told.</summary>
    public InstagramLogin Login { get; set; } = InstagramLogin.Facebook;

    /// <summary>Hashtags a post may have; further ones are plain words. 0 to 30, 5 unless told: the API takes 30, the app speaks of fewer.</summary>
    [Range(0, InstagramCaption.MostHashtags)]
    public int MaxHashtags { get; set; } = 5;

    /// <summary>The wait after a first look at a picture Instagram is still working on; each further one is twice as long, to a minute. 1 s to 1 min, 3 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan PollFirst { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long Instagram may work on a picture before it is given to it anew. 1 min to 1 h, 5 min unless told, as Meta advises.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan PollFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Posts of a rolling day, where Instagram does not say: its pages name 25, 50 and 100. 1 to 1,000, 50 unless told.</summary>
    [Range(1, 1_000)]
    public int QuotaFallback { get; set; } = 50;

    /// <summary>The wait before the day's posts are counted again once they are used up. 1 min to 24 h, 1 h unless told.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan QuotaRecheck { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Where a reader sees a post. <c>{id}</c> is filled in with its id in the API, which is no address of Instagram's: until a look has found the
    /// post's own link, this leads to the account.
    /// </summary>
    [Required]
    public string PostLink { get; set; } = "https://www.instagram.com/#{id}";

    /// <summary>Whether a post's own link is not to be followed: at a stand-in it would lead to an Instagram that has no such post.</summary>
    internal bool AtStandIn { get; set; }

    internal override string Spoken => "Instagram";
}
