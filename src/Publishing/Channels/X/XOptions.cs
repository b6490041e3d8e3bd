using System.ComponentModel.DataAnnotations;

namespace Distribution.Publishing.Channels.X;

/// <summary>The settings of one account on X. Nothing in here is a secret.</summary>
public sealed class XOptions
{
    /// <summary>The part of a channel's settings they are read from.</summary>
    public const string Section = "x";

    /// <summary>Scheme and host of the API; https, but for a stand-in on this machine or network.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.x.com");

    /// <summary>The account's name without the <c>@</c>, for links to posts; asked of X, or left out of the link, when it is not set.</summary>
    [RegularExpression("^[A-Za-z0-9_]{1,15}$", ErrorMessage = "The username is the account's name without the @, at most 15 letters, digits and underscores.")]
    public string? Username { get; set; }

    /// <summary>The account's numeric id; asked of X once when it is not set.</summary>
    [RegularExpression("^[0-9]{1,19}$", ErrorMessage = "The user id is a number of at most 19 digits.")]
    public string? UserId { get; set; }

    /// <summary>How long one request may take. 1 to 60 s, 20 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a post may exist before the timeline shows it. X does not say: 0 to 30 min, 30 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan ReadDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest text, as X weighs it: 280, up to 25,000 on a Premium account.</summary>
    [Range(1, 25_000)]
    public int WeightedLimit { get; set; } = 280;

    /// <summary>How reads name the fields they want.</summary>
    public XFieldsSpelling FieldsSpelling { get; set; } = XFieldsSpelling.Auto;

    /// <summary>Where a reader sees a post. <c>{username}</c> and <c>{id}</c> are filled in; without a known name it is <c>/i/status/{id}</c>.</summary>
    [Required]
    public string PostLink { get; set; } = "https://x.com/{username}/status/{id}";

    /// <summary>Posts asked for in one look at the timeline: 5 to 100. Each one returned is billed.</summary>
    [Range(5, 100)]
    public int FindPageSize { get; set; } = 20;

    /// <summary>Pages read before a look gives up without an answer. 1 to 160 (X keeps 3,200 posts), 10 unless told.</summary>
    [Range(1, 160)]
    public int FindPageCap { get; set; } = 10;

    /// <summary>The wait after a 429 that names no time. 15 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan ThrottledFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The wait after a 429 whose time has already passed: our clock or X's is off. 1 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan ThrottledForPastReset { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether "You are not permitted to perform this action." without a cause holds the channel (true) or rejects the one post.
    /// X does not say what it stands for; a held channel is seen and mended, a rejected article is lost one after the other.
    /// </summary>
    public bool UnexplainedRefusalHoldsChannel { get; set; } = true;

    /// <summary>Whether a text typed by an editor may mention accounts. X refuses some such posts from programs.</summary>
    public bool AllowMentions { get; set; }

    /// <summary>Whether posts carry the article's picture, with its alternative text; otherwise readers see the card of the link.</summary>
    public bool AttachPicture { get; set; }

    /// <summary>How long one upload, or its alternative text, may take. 1 to 25 s, 15 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:25")]
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>US dollars for a post without a link.</summary>
    [Range(0.0, 100.0)]
    public double PricePerPost { get; set; } = 0.015;

    /// <summary>US dollars for a post with a link.</summary>
    [Range(0.0, 100.0)]
    public double PricePerPostWithLink { get; set; } = 0.20;
}
