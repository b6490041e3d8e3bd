using System.Text;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Tells a WebSub hub that a feed has changed. Telling it twice is harmless: it only looks once more.</summary>
internal sealed class HubPing(ChannelCall calls, TimeSpan timeout)
{
    /// <summary>The form that hubs read; some know the feed as <c>hub.url</c>, some as <c>hub.topic</c>, so it has both.</summary>
    public static string Form(Uri topic) => Form(Uri.EscapeDataString(topic.AbsoluteUri));

    /// <summary>The same for people, while the feed's address is not known: a serving process has its own.</summary>
    public static string FormWithoutAddress() => Form("(where the feed is served)");

    /// <summary>The body of one ping, to be written once.</summary>
    public static PublishingContent Content(Uri topic, SendPermit permit) =>
        new(Encoding.UTF8.GetBytes(Form(topic)), "application/x-www-form-urlencoded", permit);

    /// <summary>Sends it, once.</summary>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<ChannelAnswer> SendAsync(Uri hub, PublishingContent content, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Post, hub.AbsoluteUri);
        request.Headers.Accept.Clear();
        request.Content = content;
        return await calls.SendAsync(request, timeout, ChannelAnswer.ShortBodyCap, cancellationToken);
    }

    /// <summary>Looks whether it is there at all.</summary>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<ChannelAnswer> LookAsync(Uri hub, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Get, hub.AbsoluteUri);
        return await calls.SendAsync(request, timeout, ChannelAnswer.ShortBodyCap, cancellationToken);
    }

    private static string Form(string topic) => $"hub.mode=publish&hub.url={topic}&hub.topic={topic}";
}
