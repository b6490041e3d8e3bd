using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>One process: its own lock, its own claims, the shared file. Disposing it is killing it.</summary>
internal sealed class SimulatedWorker : IDisposable
{
    private static readonly NetworkName Net = new("net");

    private static readonly string[] Watched =
        [Queues.ToDeliver(Net, breaking: true), Queues.ToDeliver(Net, breaking: false), Queues.ToSettle(Net)];

    private readonly ProcessLock _lock;
    private readonly HttpClient _noPages = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly List<Task> _stalled = [];

    public SimulatedWorker(
        SqliteDatabase database, string folder, TimeProvider time, SimulatedNetwork network, Func<IDeliveryLedger, IDeliveryLedger> decorate)
    {
        var options = Options.Create(new DeliveringOptions());
        var chance = new Random(1);
        _lock = new(folder, time);
        var holder = _lock.Holder();
        Ledger = decorate(new SqliteDeliveryLedger(database, _lock, holder));
        Gates = new SqliteChannelGate(database);
        Articles = new SqliteArticleStore(database);
        Queue = new(database, _lock, time);
        ChannelDirectory channels = new([network]);
        var closing = new GateClosing(Gates, time);
        var submitting = new Submitting(new SqliteSubmissionStore(database), new([], [], Ledger, new SqliteSyndicationStore(database), time), time);
        Delivery = new(
            Ledger,
            Gates,
            channels,
            new PostPreparing(Articles, Newsroom.BuiltIn, PublishingMode.Sandbox, NoPages(time), NoPictures(database, time), time),
            new(Ledger, closing, new SqliteMediaStore(database, () => "picture"), new(() => null), options, chance, time, NullLogger<ChannelPreparing>.Instance),
            closing,
            submitting,
            holder,
            options,
            chance,
            time,
            NullLogger<PostDelivery>.Instance);
        Settling = new(Ledger, Gates, channels, submitting, options, chance, time, NullLogger<DeliverySettling>.Instance);
        Sweep = new(Ledger, options, chance, time, NullLogger<Sweep>.Instance);
        Tending = new(Ledger, Gates, channels, Newsroom.BuiltIn, options, time, NullLogger<ChannelTending>.Instance);
        Withdrawal = new(Ledger, channels, time);
    }

    public IDeliveryLedger Ledger { get; }

    public SqliteChannelGate Gates { get; }

    public SqliteArticleStore Articles { get; }

    public SqliteMessageQueue Queue { get; }

    public PostDelivery Delivery { get; }

    public DeliverySettling Settling { get; }

    public Sweep Sweep { get; }

    public ChannelTending Tending { get; }

    public ArticleWithdrawal Withdrawal { get; }

    /// <summary>Handles one message of each queue, if there is one. A stopped handler goes on in the background.</summary>
    /// <exception cref="ProcessKilledException">The process is gone.</exception>
    public async Task<bool> PumpAsync()
    {
        var any = false;
        foreach (var queue in Watched)
        {
            foreach (var message in await Queue.ReceiveAsync(queue, 1, TimeSpan.FromMinutes(5), CancellationToken.None))
            {
                any = true;
                var handling = HandleAsync(message);
                if (handling.IsCompleted)
                {
                    await handling;
                }
                else
                {
                    _stalled.Add(handling);
                }
            }
        }

        return any;
    }

    /// <summary>What was stopped and let go is over.</summary>
    public async Task FinishStalledAsync()
    {
        foreach (var task in _stalled.FindAll(task => task.IsCompleted))
        {
            _stalled.Remove(task);
            await task;
        }
    }

    public void Dispose()
    {
        _noPages.Dispose();
        _lock.Dispose();
    }

    /// <summary>No channel here looks at pages.</summary>
    private PublicPageCheck NoPages(TimeProvider time) => new(NoFetch(time));

    private ChannelPictures NoPictures(SqliteDatabase database, TimeProvider time)
    {
        var media = new SqliteMediaStore(database, () => "picture");
        return new(new(media, NoFetch(time), time), new(), media, time);
    }

    private PageFetch NoFetch(TimeProvider time) => new(_noPages, Options.Create(new PageFetchOptions()), time);

    private async Task HandleAsync(ReceivedMessage message)
    {
        if (message.Queue == Queues.ToSettle(Net))
        {
            await Settling.SettleAsync(Valid(MessageJson.ReadSettleDelivery(message.Body)), CancellationToken.None);
        }
        else
        {
            await Delivery.DeliverAsync(Valid(MessageJson.ReadDeliverPost(message.Body)), CancellationToken.None);
        }

        await Queue.DeleteAsync(message, CancellationToken.None);
    }

    private static T Valid<T>(Parsed<T> parsed) => Assert.IsType<Parsed<T>.Valid>(parsed).Value;
}
