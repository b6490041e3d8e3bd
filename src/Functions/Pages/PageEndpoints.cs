using System.Net.Mime;
using System.Security.Cryptography;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Health;
using Distribution.Functions.Intake;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Distribution.Functions.Pages;

/// <summary>The pages for people. Nothing on them is a script, and no article's text becomes anything but text.</summary>
internal static class PageEndpoints
{
    private const int NewestShown = 20;
    private const int IdDigits = 32;

    /// <summary>What happens by itself within this makes the page show itself again.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private static readonly string Style = ReadStyle();

    extension(IEndpointRouteBuilder routes)
    {
        public void MapPages()
        {
            routes.MapGet("/", HomeAsync).ExcludeFromDescription();
            routes.MapGet("/style.css", (HttpContext context) =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return TypedResults.Text(Style, "text/css; charset=utf-8");
            }).ExcludeFromDescription();
            if (routes.ServiceProvider.GetRequiredService<PublishingMode>().IsSandbox)
            {
                routes.MapPost("/samples/{file}", PublishAsync).ExcludeFromDescription();
            }
        }
    }

    private static async Task<ContentHttpResult> HomeAsync(
        HttpContext context,
        PipelineSettings settings,
        IStoreOverview overview,
        IChannelGate gates,
        ConnectionWarnings connections,
        IMessageQueue queue,
        SourceSecrets secrets,
        SampleArticles samples,
        PageForms forms,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var store = await overview.ReadAsync(DateOnly.FromDateTime(now.UtcDateTime), NewestShown, cancellationToken);
        var hasEvents = await queue.NextVisibleAsync(Queues.ArticleEvents, cancellationToken) is not null
            || await queue.NextVisibleAsync(Queues.ArticleEventsBreaking, cancellationToken) is not null;
        var view = new HomeView
        {
            IsSandbox = settings.Mode.IsSandbox,
            StoreFolder = settings.StoreFolder,
            Channels = await ChannelWords.ReadAsync(settings, gates, connections, now, cancellationToken),
            Store = store,
            HasSources = secrets.HasSources,
            Sandbox = settings.StandIns.Values.Select(standIn => standIn.Address).FirstOrDefault(),
            Samples = settings.Mode.IsSandbox ? samples.All : [],
            Token = forms.Token(context),
            IsBusy = hasEvents || store.Newest.Any(shown => shown.Row.State is DeliveryState.Attempting || shown.Row.DueAt < now + Soon),
        };
        return Html(context, HomePage.Render(view), StatusCodes.Status200OK);
    }

    /// <summary>Puts the sample on record as said by hand: the same sample again is the same event, and posts nothing new.</summary>
    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> PublishAsync(
        HttpContext context,
        string file,
        IArticleStore articles,
        SampleArticles samples,
        PageForms forms,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsOwnAsync(context.Request, cancellationToken))
        {
            return Html(context, HomePage.Sentence("This button belongs to another visit; go back and press it there."), StatusCodes.Status403Forbidden);
        }

        if (samples.Find(file) is not { } sample)
        {
            return Html(context, HomePage.Sentence("There is no such sample."), StatusCodes.Status404NotFound);
        }

        if (sample.Article is not { } read)
        {
            return Html(context, HomePage.Sentence("That sample is no article, and is there to show so."), StatusCodes.Status422UnprocessableEntity);
        }

        var said = new ArticleEvent
        {
            Id = SampleArticles.Source + "-" + Convert.ToHexStringLower(SHA256.HashData(sample.Bytes))[..IdDigits],
            Source = SampleArticles.Source,
            Kind = ArticleEventKind.Published,
            Names = read.Names,
            Article = read.Article,
            SourceVersion = read.SourceVersion,
            ReceivedAt = time.GetUtcNow(),
            ByHand = true,
        };
        await articles.AcceptAsync(said, nonce: null, cancellationToken);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        return TypedResults.Redirect("/");
    }

    private static ContentHttpResult Html(HttpContext context, Markup page, int status)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";    // with no-referrer a form's Origin would be "null"
        return TypedResults.Content(page.ToString(), MediaTypeNames.Text.Html + "; charset=utf-8", statusCode: status);
    }

    private static string ReadStyle()
    {
        using var resource = typeof(PageEndpoints).Assembly.GetManifestResourceStream("style.css")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
