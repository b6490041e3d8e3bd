using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Preparing;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;
using Distribution.Publishing.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>One process' stages on SQLite as shipped, and one channel that answers as the test says. A stage is made when a test asks for it, from what the test has set.</summary>
public abstract class StageTest() : StoreConformance(new SqliteHome())
{
    private protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(GuardedHandler.Create(new() { AllowPrivateAddresses = true }));
    private readonly PictureFitting _fitting = new();

    private protected ScriptedChannel Network { get; } = new();

    /// <summary>Without chance in its waits.</summary>
    private protected DeliveringOptions Delivering { get; } = new() { Jitter = 0 };

    private protected Newsroom Newsroom { get; set; } = new()
    {
        Publications = [new Publication { Name = "news", Language = "en" }],
        Channels = [new ChannelSettings { Name = Sample.Channel, Network = Sample.Network, Publication = "news" }],
    };

    /// <summary>What the stages write through; null is the process' own ledger.</summary>
    private protected PublishingMode Mode { get; set; } = PublishingMode.Sandbox;

    private protected WatchedLedger? Watched { get; private set; }

    /// <summary>How pages are looked at, by channels that do: on this machine.</summary>
    private protected PageFetchOptions Pages { get; } = new() { AllowPrivateAddresses = true };

    /// <summary>No channel at all is connected.</summary>
    private protected bool NoChannel { get; set; }

    private protected DateTimeOffset FirstRetry => Now + Delivering.FirstRetry;

    private protected IDeliveryLedger Ledger => Watched ?? Process.Ledger;

    private protected PostDelivery Delivery => new(
        Ledger, Process.Gate, Channels, Preparing(Pages), ChannelPreparing, Closing, Submitting, Process.Claims, Options.Create(Delivering), new Random(1), Home.Time, NullLogger<PostDelivery>.Instance);

    private protected PublicSite Site { get; } = new(() => new("https://distribution.example.com"));

    private GateClosing Closing => new(Process.Gate, Home.Time);

    private ChannelPreparing ChannelPreparing => new(
        Ledger, Closing, Process.Media, Site, Options.Create(Delivering), new Random(1), Home.Time, NullLogger<ChannelPreparing>.Instance);

    /// <summary>Who is told of the channel's pages.</summary>
    private protected IReadOnlyList<ISubmitter> Submitters { get; set; } = [];

    /// <summary>Who is asked about them later.</summary>
    private protected IReadOnlyList<IVerifier> Verifiers { get; set; } = [];

    private protected SubmissionTending SubmissionTending => new(Process.Submissions, FollowUps, Home.Time, NullLogger<SubmissionTending>.Instance);

    private FollowUps FollowUps => new(Submitters, Verifiers, Ledger, Process.Syndication, Home.Time);

    private Submitting Submitting => new(Process.Submissions, FollowUps, Home.Time);

    private protected DeliverySettling Settling => new(
        Ledger, Process.Gate, Channels, Submitting, Options.Create(Delivering), new Random(1), Home.Time, NullLogger<DeliverySettling>.Instance);

    private protected Sweep Sweep => new(Ledger, Options.Create(Delivering), new Random(1), Home.Time, NullLogger<Sweep>.Instance);

    private protected ChannelTending Tending => new(
        Ledger, Process.Gate, Channels, Newsroom, Options.Create(Delivering), Home.Time, NullLogger<ChannelTending>.Instance);

    private protected ArticleWithdrawal Withdrawal => new(Ledger, Channels, Home.Time);

    private protected Reposting Reposting => new(Process.Articles, Ledger, Channels, Newsroom, Mode, Home.Time);

    private protected ArticleIngesting Ingesting => new(
        Process.Articles, Ledger, Process.Gate, Newsroom, PublishingMode.Sandbox, Withdrawal, Home.Time, NullLogger<ArticleIngesting>.Instance);

    private ChannelDirectory Channels => new(NoChannel ? [] : [Network]);

    private protected PostPreparing Preparing(PageFetchOptions pages) =>
        new(Process.Articles, Newsroom, PublishingMode.Sandbox, new(Fetch(pages)), Pictures(pages), Home.Time);

    private protected ChannelPictures Pictures(PageFetchOptions pages) =>
        new(new(Process.Media, Fetch(pages), Home.Time), _fitting, Process.Media, Home.Time);

    private PageFetch Fetch(PageFetchOptions pages) => new(_http, Options.Create(pages), TimeProvider.System);

    private protected WatchedLedger Watch() => Watched = new(Process.Ledger);

    /// <summary>Changes the newsroom's one channel.</summary>
    private protected void Configure(Func<ChannelSettings, ChannelSettings> change) => Newsroom = Newsroom with { Channels = [change(Newsroom.Channels[0])] };

    private protected Task<Disposition> DeliverAsync(Delivery row, CancellationToken? cancellationToken = null) =>
        Delivery.DeliverAsync(new(row.Key, row.Claims + 1), cancellationToken ?? Cancellation);

    private protected Task<Disposition> SettleAsync(Delivery row) => Settling.SettleAsync(new(row.Key, row.Steps), Cancellation);

    /// <summary>The sample article's next revision.</summary>
    private protected async Task ReviseAsync(Article article, Func<StoredArticle, StoredArticle>? change = null)
    {
        var stored = (await Process.Articles.FindAsync(ArticleId.From(Sample.Name), Cancellation))! with { Article = article };
        Assert.NotNull(await Process.Articles.SaveAsync(change?.Invoke(stored) ?? stored, Cancellation));
    }

    private protected async Task<Delivery> RowAsync(Delivery row) => (await Process.Ledger.FindAsync(row.Key, Cancellation))!;

    private protected async Task<ChannelCondition> ConditionAsync() => (await Process.Gate.ReadAsync(Sample.Channel, Cancellation)).Condition;

    private protected Task<ChannelGate> GateAsync(Func<ChannelGate, ChannelGate> change) => Process.Gate.ChangeAsync(Sample.Channel, change, Cancellation);

    /// <summary>The row as the ledger has it, the next after the one given, and the disposition says the same.</summary>
    private protected async Task StandsAsync(Delivery before, Delivery expected, Disposition disposition)
    {
        var next = expected with { Version = before.Version + 1 };
        Same.Row(next, await RowAsync(before));
        Same.Row(next, Assert.IsType<Disposition.Stands>(disposition).Row);
    }

    /// <summary>From the claim until absence means something: the window, the time-out and the read delay.</summary>
    private protected TimeSpan Conclusive => Delivering.SendWindow + Network.Traits.CallTimeout + Network.Traits.ReadDelay;

    /// <summary>A delivery whose one call was made now and whose end is unknown.</summary>
    private protected Task<Delivery> DoubtfulAsync(DeliveryOutcome? outcome = null) => StoreAsync(planned =>
    {
        var claimed = Claimed(planned);
        return claimed.Ended(claimed.Claim!.Id, outcome ?? new DeliveryOutcome.InDoubt("No answer."), Now, new NextStep.At(Now + Delivering.Looks[0]))!
            with
        { Version = planned.Version };
    });

    /// <summary>The post this delivery of the sample article is.</summary>
    private protected static Post PostOf(Delivery row, Article? article = null) =>
        ScriptedChannel.PostOf(new(article ?? Sample.Article(), row.Key.Token, row.EditedText));

    /// <summary>The row as claimed now by this process; the claim is the process' first unless said otherwise.</summary>
    private protected Delivery Claimed(Delivery row, int number = 1) =>
        row.Claimed(new($"{Process.Claims.ProcessId}.{number}", Process.Claims.ProcessId, Now), row.Doubted ? row.Post! : PostOf(row)) with { Version = row.Version + 1 };
}
