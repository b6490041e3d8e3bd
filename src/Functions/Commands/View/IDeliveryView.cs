using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>Shows deliveries while they go through their states: lines, or a live table where there is a terminal.</summary>
internal interface IDeliveryView
{
    /// <summary>Runs the watch and shows every reading it is given.</summary>
    Task<T> WatchAsync<T>(Func<Action<IReadOnlyList<Delivery>>, Task<T>> watch);
}
