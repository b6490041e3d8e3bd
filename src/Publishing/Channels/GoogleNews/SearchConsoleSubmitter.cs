namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Hands the news sitemap in at Search Console. To do so again is no more than a hint that there is something new in it.</summary>
internal sealed class SearchConsoleSubmitter(ChannelName channel, SearchConsole console, GoogleNewsOptions options, GoogleNewsAddresses addresses) : ISubmitter
{
    /// <summary>As the channel's steps name it.</summary>
    public const string Name = "Search Console";

    public ChannelName Channel => channel;

    public string Target => Name;

    public TimeSpan Every => options.SubmitEvery;

    public async Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
    {
        if (addresses.Sitemap is not { } sitemap)
        {
            return new SubmitReply.Refused("The channel's sitemap has no public address; set publicBaseUrl.");
        }

        var (_, failure, _) = await console.MakeAsync(
            client => new SitemapSubmission(client, console.Property, sitemap.AbsoluteUri), "hand sitemaps in for", cancellationToken);
        return failure ?? new SubmitReply.Done($"The sitemap was handed in for {console.Property}.");
    }
}
