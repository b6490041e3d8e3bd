using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>One plain line per change of state.</summary>
internal sealed class LineView(TextWriter output, Happenings happenings) : IDeliveryView
{
    public Task<T> WatchAsync<T>(Func<Action<IReadOnlyList<Delivery>>, Task<T>> watch) => watch(rows =>
    {
        foreach (var happening in happenings.Since(rows))
        {
            output.WriteLine(happening);
        }
    });
}
