using Distribution.Publishing.Channels;
using Distribution.Publishing.Ingesting;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>Holds a process to <see cref="TimeBudget"/> whatever its options were set from.</summary>
public sealed class TimeBudgetValidator(ChannelDirectory channels, IOptions<PageFetchOptions> pages) : IValidateOptions<DeliveringOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, DeliveringOptions options)
    {
        var calls = channels.All.Select(channel => KeyValuePair.Create(channel.Name, channel.Traits));
        var faults = TimeBudget.Faults(options, pages.Value, calls);
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
    }
}
