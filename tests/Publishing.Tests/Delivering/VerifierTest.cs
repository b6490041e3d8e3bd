using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Published articles, and a verifier that answers about them as the test says.</summary>
public abstract class VerifierTest : StageTest
{
    private protected const string Index = "index";

    private protected static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    private int _ids;

    protected VerifierTest()
    {
        Verifier = new() { Clock = () => Now };
        Verifiers = [Verifier];
        Network.Publish = _ => Task.FromResult(new PublishReply(new DeliveryOutcome.Published($"n-{_ids++}", new("https://x.example/n")))
        {
            Steps = [new("hub", ChannelStepState.Done), new(Index, ChannelStepState.Awaited)],
        });
    }

    private protected ScriptedVerifier Verifier { get; }

    private protected async Task<Delivery> PublishedAsync(int number = 0)
    {
        var name = $"url:news.example/{number}";
        var stored = await StoreArticleAsync(name);
        await Process.Articles.SaveAsync(stored with { Article = stored.Article! with { Url = new($"https://news.example/{number}") } }, Cancellation);
        var row = await PlanAsync(article: name);
        await DeliverAsync(row);
        return await RowAsync(row);
    }

    private protected async Task RunForAsync(TimeSpan length, TimeSpan? every = null)
    {
        for (var end = Now + length; Now < end; Home.Time.Advance(every ?? TimeSpan.FromSeconds(30)))
        {
            await SubmissionTending.RunAsync(Cancellation);
        }
    }

    private protected Task<Submission?> FindAsync() => Process.Submissions.FindAsync(Network.Name, Index, Cancellation);

    private protected sealed class ScriptedVerifier : IVerifier
    {
        public List<(Uri Page, DateTimeOffset At)> Asked { get; } = [];

        public VerifyReply Reply { get; set; } = new VerifyReply.NotYet("Not yet.");

        /// <summary>Goes before the reply.</summary>
        public Func<VerifyReply>? Answer { get; set; }

        public int PerDay { get; set; } = 2_000;

        public ChannelName Channel => Sample.Channel;

        public string Step => Index;

        public required Func<DateTimeOffset> Clock { get; init; }

        public Task<VerifyReply> VerifyAsync(Uri page, CancellationToken cancellationToken)
        {
            Asked.Add((page, Clock()));
            return Task.FromResult(Answer?.Invoke() ?? Reply);
        }
    }
}
