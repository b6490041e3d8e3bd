using System.Security.Cryptography;
using Distribution.Functions.Triggers;
using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Syndicating;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Hosting;

/// <summary>The composition root: the stages, the store, the channels and the queue functions, the same for every way of hosting them.</summary>
internal static class PipelineServices
{
    /// <summary>The ledger's file in its folder.</summary>
    public const string StoreFile = "distribution.db";

    /// <summary>128 bits: nobody guesses the name of a picture.</summary>
    private const int PictureNameDigits = 32;

    extension(IServiceCollection services)
    {
        /// <summary>Adds the whole pipeline.</summary>
        public IServiceCollection AddPipeline(PipelineSettings settings)
        {
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton(Random.Shared);
            services.AddSingleton(settings);
            services.AddSingleton(settings.Newsroom);
            services.AddSingleton(settings.Mode);
            services.AddSingleton(new PublicSite(settings.PublicAddress));
            services.Configure<PageFetchOptions>(options => options.AllowPrivateAddresses = settings.AllowPrivateAddresses);
            services.AddPageFetch();
            services.AddOptions<DeliveringOptions>().ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeliveringOptions>, DeliveringOptionsValidator>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeliveringOptions>, TimeBudgetValidator>());
            return services.AddSqliteStore(settings.StoreFolder).AddStages().AddChannels(settings).AddQueueFunctions();
        }

        private IServiceCollection AddSqliteStore(string folder)
        {
            services.AddSingleton(_ => new SqliteDatabase(Path.Combine(folder, StoreFile)));
            services.AddSingleton(provider => new ProcessLock(folder, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton(provider => provider.GetRequiredService<ProcessLock>().Holder());
            services.AddSingleton<IDeliveryLedger, SqliteDeliveryLedger>();
            services.AddSingleton<IArticleStore, SqliteArticleStore>();
            services.AddSingleton<IChannelGate, SqliteChannelGate>();
            services.AddSingleton<IConnectionStore, SqliteConnectionStore>();
            services.AddSingleton<ISubmissionStore, SqliteSubmissionStore>();
            services.AddSingleton<IStoreOverview, SqliteStoreOverview>();
            services.AddSingleton<ISyndicationStore, SqliteSyndicationStore>();
            services.AddSingleton<IMediaStore>(provider => new SqliteMediaStore(
                provider.GetRequiredService<SqliteDatabase>(), static () => RandomNumberGenerator.GetHexString(PictureNameDigits, lowercase: true)));
            services.AddSingleton<SqliteMessageQueue>();
            return services.AddSingleton<IMessageQueue>(provider => provider.GetRequiredService<SqliteMessageQueue>());
        }

        private IServiceCollection AddStages() => services
            .AddSingleton<ArticleIngesting>()
            .AddSingleton<ArticleWithdrawal>()
            .AddSingleton<PictureFitting>()
            .AddSingleton<PictureOriginals>()
            .AddSingleton<ChannelPictures>()
            .AddSingleton<PictureForgetting>()
            .AddSingleton<PostPreparing>()
            .AddSingleton<GateClosing>()
            .AddSingleton<ChannelPreparing>()
            .AddSingleton<PostDelivery>()
            .AddSingleton<DeliverySettling>()
            .AddSingleton<PoisonedDelivery>()
            .AddSingleton<Sweep>()
            .AddSingleton<ChannelTending>()
            .AddSingleton<FollowUps>()
            .AddSingleton<Submitting>()
            .AddSingleton<SubmissionTending>()
            .AddSingleton<ChannelOpening>()
            .AddSingleton<Reposting>()
            .AddSingleton<Withdrawing>()
            .AddSingleton<Announcing>()
            .AddSingleton<ArticleFinding>()
            .AddSingleton<Previewing>()
            .AddSingleton<FeedReading>()
            .AddSingleton<ConnectionWarnings>()
            .AddSingleton<Chores>();

        private IServiceCollection AddChannels(PipelineSettings settings)
        {
            foreach (var channel in settings.Newsroom.Channels)
            {
                var secrets = settings.Secrets.GetValueOrDefault(channel.Name.Value) ?? new ChannelSecrets.None();
                Networks.Of(channel.Network).Register(services, new(channel, secrets, settings.StandIns.GetValueOrDefault(channel.Network.Value)));
            }

            return services.AddSingleton<ChannelDirectory>();
        }

        private IServiceCollection AddQueueFunctions()
        {
            NetworkName[] networks = [.. Networks.All.Select(network => network.Name)];
            return services
                .AddSingleton<IQueueFunction, IngestFunction>()
                .AddSingleton<IQueueFunction>(provider => ActivatorUtilities.CreateInstance<DeliverFunction>(provider, (object)networks))
                .AddSingleton<IQueueFunction>(provider => ActivatorUtilities.CreateInstance<SettleFunction>(provider, (object)networks));
        }
    }
}
