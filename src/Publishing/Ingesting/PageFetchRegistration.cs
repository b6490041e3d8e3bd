using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Ingesting;

/// <summary>Registers what reads from addresses the outside gives.</summary>
public static class PageFetchRegistration
{
    /// <summary>Adds <see cref="PageFetch"/> on its guarded client, <see cref="PublicPageCheck"/> and <see cref="ArticleReading"/>; options are checked at start.</summary>
    public static IServiceCollection AddPageFetch(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PageFetchOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PageFetchOptions>, PageFetchOptionsValidator>());
        services.AddHttpClient<PageFetch>(static http => http.Timeout = Timeout.InfiniteTimeSpan)    // PageFetch has its own, over all redirects
            .ConfigurePrimaryHttpMessageHandler(static given => GuardedHandler.Create(given.GetRequiredService<IOptions<PageFetchOptions>>().Value));
        services.TryAddTransient<PublicPageCheck>();
        services.TryAddTransient<ArticleReading>();
        return services;
    }
}
