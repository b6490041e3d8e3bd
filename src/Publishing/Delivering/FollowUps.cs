using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Every follow-up of every channel: who is told afterwards, and who is asked much later.</summary>
public sealed class FollowUps(
    IEnumerable<ISubmitter> submitters, IEnumerable<IVerifier> verifiers, IDeliveryLedger ledger, ISyndicationStore articles, TimeProvider time)
{
    private readonly ILookup<ChannelName, ISubmitter> _all = submitters
        .Concat(verifiers.Select(verifier => new Verifying(verifier, ledger, articles, time)))
        .ToLookup(submitter => submitter.Channel);

    /// <summary>Those of one channel.</summary>
    public IEnumerable<ISubmitter> Of(ChannelName channel) => _all[channel];

    /// <summary>The one of that name; null when it is no longer set up.</summary>
    public ISubmitter? Find(ChannelName channel, string target) => _all[channel].FirstOrDefault(submitter => submitter.Target == target);
}
