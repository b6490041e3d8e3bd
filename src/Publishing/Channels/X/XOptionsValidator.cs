using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Channels.X;

/// <summary>Holds the settings to their ranges.</summary>
[OptionsValidator]
internal sealed partial class XOptionsValidator : IValidateOptions<XOptions>;

/// <summary>What the ranges cannot say.</summary>
internal static class XOptionsFaults
{
    extension(XOptions options)
    {
        /// <summary>Everything that is wrong with the settings, one sentence each; empty when nothing is.</summary>
        public IReadOnlyList<string> Faults() =>
        [
            .. new XOptionsValidator().Validate(name: null, options).Failures ?? [],
            .. OptionFaults.OfBaseUrl(options.BaseUrl),
            .. OptionFaults.OfPostLink(options.PostLink),
        ];
    }
}
