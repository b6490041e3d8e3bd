using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// Tells the engines behind <see href="https://www.indexnow.org/documentation">IndexNow</see> (Bing, Yandex, Naver and others, not Google)
/// which pages are new, changed or gone.
/// </summary>
/// <param name="key">No secret: its file is at the site for everybody.</param>
internal sealed class IndexNowSubmitter(ChannelName channel, string key, GoogleNewsOptions options, ChannelCall calls, TimeProvider time) : ISubmitter
{
    /// <summary>As the channel's steps name it.</summary>
    public const string Name = "IndexNow";

    /// <summary>Left alone this long after a refusal for the rate, whatever it names below.</summary>
    private static readonly TimeSpan ThrottledFor = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(5);

    public ChannelName Channel => channel;

    public string Target => Name;

    public TimeSpan Every => options.SubmitEvery;

    public async Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
    {
        // A call is about one host; each has its own file. All are told at once, so that many take no longer than one call.
        var replies = await Task.WhenAll(pages
            .GroupBy(page => page.Authority)
            .Select(async site => (Pages: site, Failure: await SubmitAsync(site.Key, [.. site], cancellationToken))));
        var failures = replies.Select(reply => reply.Failure).OfType<SubmitReply>().ToList();
        Uri[] told = [.. replies.Where(reply => reply.Failure is null).SelectMany(reply => reply.Pages)];
        if (failures is [])
        {
            return new SubmitReply.Done(pages.Count == 1 ? "1 page was told." : $"{pages.Count} pages were told.");
        }

        // One refusal must not leave the hosts that may be told later waiting until another page is wanted: the wait wins, the refusal is said with it.
        var reason = string.Join(' ', failures.Select(Reason).Distinct());
        var waits = failures.OfType<SubmitReply.NotNow>().Select(failure => failure.Wait).ToList();
        return waits is [] ? new SubmitReply.Refused(reason) { Told = told } : new SubmitReply.NotNow(reason, waits.Max()) { Told = told };
    }

    private static string Reason(SubmitReply failure) => failure switch
    {
        SubmitReply.NotNow notNow => notNow.Reason,
        SubmitReply.Refused refused => refused.Reason,
        _ => throw new UnreachableException($"A failure nobody knows: {failure}"),
    };

    private async Task<SubmitReply?> SubmitAsync(string host, IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new IndexNowBody(host, key, options.IndexNowKeyLocation?.AbsoluteUri, [.. pages.Select(page => page.AbsoluteUri)]),
            IndexNowContext.Default.IndexNowBody);
        using var request = calls.Request(HttpMethod.Post, options.IndexNowEndpoint.AbsoluteUri);

        // Written once: .NET must not repeat it by itself either, since engines count the calls.
        using var content = new PublishingContent(body, "application/json", new(time, options.CallTimeout));
        content.Headers.ContentType!.CharSet = "utf-8";
        request.Content = content;
        try
        {
            var answer = await calls.SendAsync(request, options.CallTimeout, ChannelAnswer.ShortBodyCap, cancellationToken);
            return Read(answer, host, time.GetUtcNow());
        }
        catch (Exception e) when (e.EndsTheCall && !cancellationToken.IsCancellationRequested)
        {
            return new SubmitReply.NotNow($"IndexNow did not answer: {e.Message}", AgainAfter);
        }
    }

    /// <summary>What an answer means; null when the pages were taken.</summary>
    private static SubmitReply? Read(ChannelAnswer answer, string host, DateTimeOffset now) => answer.Status switch
    {
        200 or 202 => null,
        400 => new SubmitReply.Refused("IndexNow cannot read the call (400); check the channel's indexNowKey and indexNowKeyLocation."),
        403 => new SubmitReply.Refused($"IndexNow does not find the key's file at {host}, or another key in it (403); put the file there."),
        422 => new SubmitReply.Refused($"IndexNow says the key does not cover the pages of {host} (422); check where indexNowKeyLocation is."),
        429 => new SubmitReply.NotNow("IndexNow wants no more calls for now.", Longest(ThrottledFor, answer.RetryAfter(now) - now)),
        408 or 425 or >= 500 => new SubmitReply.NotNow($"IndexNow answered {answer.Status}.", Longest(AgainAfter, answer.RetryAfter(now) - now)),
        _ => new SubmitReply.Refused($"IndexNow answered {answer.Status}; check the channel's indexNowEndpoint."),
    };

    private static TimeSpan Longest(TimeSpan least, TimeSpan? asked) => asked > least ? asked.Value : least;
}

/// <summary>What is sent.</summary>
internal sealed record IndexNowBody(string Host, string Key, string? KeyLocation, IReadOnlyList<string> UrlList);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexNowBody))]
internal sealed partial class IndexNowContext : JsonSerializerContext;
