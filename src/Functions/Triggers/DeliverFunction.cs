using Distribution.Publishing;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;

namespace Distribution.Functions.Triggers;

/// <summary>Attempts a delivery.</summary>
internal sealed class DeliverFunction(PostDelivery delivery, PoisonedDelivery poisoned, IEnumerable<NetworkName> networks) : IQueueFunction
{
    public IReadOnlyList<string> Queues { get; } =
        [.. networks.SelectMany(network => new[] { true, false }, Publishing.Messages.Queues.ToDeliver)];

    public async Task<FunctionAnswer> RunAsync(string body, CancellationToken cancellationToken)
    {
        switch (MessageJson.ReadDeliverPost(body))
        {
            case Parsed<DeliverPost>.Valid valid:
                await delivery.DeliverAsync(valid.Value, cancellationToken);
                return new FunctionAnswer.Done();
            case var invalid:
                return new FunctionAnswer.Unreadable(((Parsed<DeliverPost>.Invalid)invalid).Problem);
        }
    }

    public async Task PoisonedAsync(string body, CancellationToken cancellationToken)
    {
        if (MessageJson.ReadDeliverPost(body) is Parsed<DeliverPost>.Valid valid)
        {
            await poisoned.ParkAsync(valid.Value, cancellationToken);
        }
    }
}
