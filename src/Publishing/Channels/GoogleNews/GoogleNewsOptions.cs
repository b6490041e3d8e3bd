using System.ComponentModel.DataAnnotations;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>The settings of one publication in Google News. Nothing in here is a secret: the key of IndexNow is published by its nature.</summary>
internal sealed class GoogleNewsOptions
{
    /// <summary>Whose sitemap and feed tell of the articles: ours, or the site's own.</summary>
    public GoogleNewsMode Mode { get; set; } = GoogleNewsMode.Own;

    /// <summary>Exactly as it stands on news.google.com; the publication's name unless told.</summary>
    public string? PublicationName { get; set; }

    /// <summary>The title of our feeds; the publication's name unless told.</summary>
    public string? Title { get; set; }

    /// <summary>The site's front page; that of the property, or else of where the feeds are served, unless told.</summary>
    public Uri? Home { get; set; }

    /// <summary>BCP 47, of articles that declare none.</summary>
    [Required]
    public string Language { get; set; } = "en";

    /// <summary>WebSub hubs: the feeds name them all, and each is pinged. May be empty.</summary>
    [Required]
    public IReadOnlyList<Uri> Hubs { get; set; } = [new("https://pubsubhubbub.appspot.com/")];

    /// <summary>Which of our feeds the hub is told of.</summary>
    public GoogleNewsFeed Feed { get; set; } = GoogleNewsFeed.Rss;

    /// <summary>The site's own news sitemap, where the mode is site.</summary>
    public Uri? SitemapUrl { get; set; }

    /// <summary>The site's own feed, where the mode is site.</summary>
    public Uri? FeedUrl { get; set; }

    /// <summary>The property in Search Console the sitemap is handed in for; null hands nothing in.</summary>
    [RegularExpression(@"^(sc-domain:[A-Za-z0-9.-]+|https://[^?#\s]+/)$", ErrorMessage = "Property: must be sc-domain:host or an https URL that ends in a slash.")]
    public string? Property { get; set; }

    /// <summary>The site's key for IndexNow; null tells nobody there.</summary>
    [RegularExpression("^[A-Za-z0-9-]{8,128}$", ErrorMessage = "IndexNowKey: must be 8 to 128 letters, digits and hyphens.")]
    public string? IndexNowKey { get; set; }

    /// <summary>Where the key's file is, if not at the site's root.</summary>
    public Uri? IndexNowKeyLocation { get; set; }

    /// <summary>Where IndexNow is told; every engine shares what it gets.</summary>
    [Required]
    public Uri IndexNowEndpoint { get; set; } = new("https://api.indexnow.org/indexnow");

    /// <summary>Where Search Console is called.</summary>
    [Required]
    public Uri SearchConsoleBaseUrl { get; set; } = new("https://searchconsole.googleapis.com/");

    /// <summary>
    /// How often a day Search Console may be asked whether Google has indexed an article. 0 to 2,000 for all channels of one property together
    /// (https://developers.google.com/webmaster-tools/limits), 0 unless told: then nobody is asked.
    /// </summary>
    [Range(0, 2_000)]
    public int InspectionsPerDay { get; set; }

    /// <summary>How long one request may take. 1 to 60 s, 10 s unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The least time between two calls that hand the same thing in. 5 min to 1 day, 10 min unless told.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan SubmitEvery { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Whose sitemap and feed tell of the articles.</summary>
internal enum GoogleNewsMode
{
    /// <summary>We make and serve them.</summary>
    Own,

    /// <summary>The site makes them; we wait for the article to be in them.</summary>
    Site,
}

/// <summary>The feed a hub is told of.</summary>
internal enum GoogleNewsFeed
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom 1.0.</summary>
    Atom,
}
