using System.Net;
using Distribution.Functions.Hosting.Health;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Intake;
using Distribution.Functions.Pages;
using Distribution.Functions.Public;
using Distribution.Publishing.Delivering;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Hosting.Serving;

/// <summary>The web server with everything in it: intake, the workers, health, OpenAPI and the page.</summary>
internal static class ServeApplication
{
    /// <summary>No request here needs more; intake's own limit is smaller.</summary>
    private const int LargestBody = 2 * SignedRequests.BodyLimit;

    /// <summary>Beyond what one message may take.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(15);

    /// <summary>Builds it; nothing is opened yet.</summary>
    public static WebApplication Build(PipelineSettings settings, ListenAddress address, ServeOptions options)
    {
        // Empty: no settings but distribution.json, the command line and the environment's secrets.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            Listen(kestrel, address.Url);
        });
        builder.Logging.AddLogging();
        WebApplication? app = null;
        var names = new PublicNames(settings, address);

        // The stand-ins fetch from this machine, whatever name the internet knows it by.
        var used = settings.Mode.IsSandbox ? settings with { PublicAddress = () => app?.Urls.FirstOrDefault() is { } url ? PublicNames.Reachable(url) : null } : settings;
        builder.Services.AddPipeline(used);
        builder.Services.AddServing(used, address, names, options);
        app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHostFiltering();
        app.Use((context, next) => names.Refuses(context) ? RefuseAsync(context) : next(context));
        app.MapIntake();
        app.MapHealth();
        app.MapPages();
        app.MapOpenApi();
        app.MapPublic(app.Services);
        return app;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        if (IPAddress.TryParse(url.DnsSafeHost, out var ip))
        {
            kestrel.Listen(ip, url.Port, OnlyHttp1);
        }
        else
        {
            kestrel.ListenLocalhost(url.Port, OnlyHttp1);
        }

        static void OnlyHttp1(ListenOptions listen) => listen.Protocols = HttpProtocols.Http1;
    }

    extension(ILoggingBuilder logging)
    {
        /// <summary>Logs are for stderr, a line each.</summary>
        private void AddLogging()
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            });
            logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
                console.LogToStandardErrorThreshold = LogLevel.Trace);
            logging.AddFilter("Microsoft", LogLevel.Warning);
            logging.AddFilter("System", LogLevel.Warning);
            logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);    // a start that fails is said in one line by the command, a worker's end by the worker
            logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);    // said by IntakeFaults
        }
    }

    extension(IServiceCollection services)
    {
        private void AddServing(PipelineSettings settings, ListenAddress address, PublicNames names, ServeOptions options)
        {
            services.AddSingleton<IHostLifetime, OwnedLifetime>();
            services.AddSingleton<Workers>();
            services.AddSingleton<WorkersService>();
            services.AddHostedService(provider => provider.GetRequiredService<WorkersService>());
            services.AddOptions<HostOptions>().Configure<IOptions<DeliveringOptions>>(static (host, delivering) =>
                host.ShutdownTimeout = delivering.Value.HandlerDeadline + Slack);
            services.AddRouting();
            services.AddMetrics();
            services.AddProblemDetails();
            services.AddExceptionHandler<IntakeFaults>();
            services.AddOpenApi(static openApi => openApi.AddDocumentTransformer(static (document, _, _) =>
            {
                document.Info = new() { Title = "Distribution", Version = "v1", Description = "Takes a newsroom's articles in and posts them to its networks, once each." };
                return Task.CompletedTask;
            }));
            services.Configure<HostFilteringOptions>(filter =>
            {
                filter.AllowedHosts = [.. address.Hosts, .. names.Hosts];
                filter.AllowEmptyHosts = false;
                filter.IncludeFailureMessage = false;    // the status gets a problem's body like any other
            });
            services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, IntakeJson.Default));
            services.AddSingleton(new SourceSecrets(settings.Newsroom, options.Launch.Environment));
            services.AddSingleton<SignedRequests>();
            services.AddSingleton<IntakeMeter>();
            services.AddSingleton<ArticleIntake>();
            services.AddSingleton<HealthCheck>();
            services.AddSingleton<PageForms>();
            services.AddSingleton(new SampleArticles(options.Samples ?? SampleArticles.Locate()));
        }
    }
}
