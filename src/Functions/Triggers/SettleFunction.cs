using Distribution.Publishing;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;

namespace Distribution.Functions.Triggers;

/// <summary>Finds out about a delivery, or takes it down.</summary>
internal sealed class SettleFunction(DeliverySettling settling, PoisonedDelivery poisoned, IEnumerable<NetworkName> networks) : IQueueFunction
{
    public IReadOnlyList<string> Queues { get; } = [.. networks.Select(Publishing.Messages.Queues.ToSettle)];

    public async Task<FunctionAnswer> RunAsync(string body, CancellationToken cancellationToken)
    {
        switch (MessageJson.ReadSettleDelivery(body))
        {
            case Parsed<SettleDelivery>.Valid valid:
                await settling.SettleAsync(valid.Value, cancellationToken);
                return new FunctionAnswer.Done();
            case var invalid:
                return new FunctionAnswer.Unreadable(((Parsed<SettleDelivery>.Invalid)invalid).Problem);
        }
    }

    public async Task PoisonedAsync(string body, CancellationToken cancellationToken)
    {
        if (MessageJson.ReadSettleDelivery(body) is Parsed<SettleDelivery>.Valid valid)
        {
            await poisoned.ParkAsync(valid.Value, cancellationToken);
        }
    }
}
