using System.Text.Json;

namespace Distribution.Publishing.Planning;

/// <summary>Reads where articles go. Whatever is wrong behind a channel's name concerns that channel alone.</summary>
internal static class ChannelReader
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan FastestRelease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowestRelease = TimeSpan.FromHours(1);

    extension(SettingsObject file)
    {
        /// <summary>The channels that have a name; faults go into the list.</summary>
        public IReadOnlyList<NamedChannel> ReadChannels(ICollection<Fault> faults, DeclaredNames names, Func<string, string?> templateProblem)
        {
            List<NamedChannel> channels = [];
            foreach (var settings in file.Objects("channels", "a list of one channel or more, as [{ \"name\": \"x\", \"network\": \"x\" }]", required: true, faults))
            {
                var text = settings.Text("name", "lower-case letters, digits and hyphens, at most 40", required: true, SiteReader.NameForm.IsMatch);
                ChannelName? name = text is null ? null : new(text);
                if (channels.Exists(channel => channel.Name == name))
                {
                    settings.Note("name", $"\"{name}\" is another channel's name already; every one needs its own.");
                }
                else
                {
                    settings.Channel = name;    // from here on a fault is this channel's alone
                }

                var read = settings.ReadOne(name ?? new(""), names, templateProblem);
                settings.Close();
                if (name is not null)
                {
                    channels.Add(new(name, read));
                }
            }

            return channels;
        }

        private ChannelSettings? ReadOne(ChannelName name, DeclaredNames names, Func<string, string?> templateProblem)
        {
            var network = file.ReadName("network", "network", required: true, names.Networks);
            var only = names.Publications is [var one] ? one : null;
            var publication = file.ReadName("publication", "publication", required: only is null, names.Publications) ?? only;
            var defaults = new ChannelSettings { Key = file.Path, Name = name, Network = new(network ?? ""), Publication = publication ?? "" };
            var token = file.ReadTokenParameter(defaults.TokenParameter);
            var life = file.Length("uselessAfter", ShortestLife, LongestLife) ?? defaults.UselessAfter;
            var breakingLife = life < defaults.BreakingUselessAfter ? life : defaults.BreakingUselessAfter;
            var read = defaults with
            {
                Text = file.ReadTemplate(templateProblem),
                Utm = file.ReadUtm(token),
                TokenParameter = token,
                UselessAfter = life,
                BreakingUselessAfter = file.Length("breakingUselessAfter", ShortestLife, LongestLife) ?? breakingLife,
                PageCheck = file.Flag("pageCheck"),
                AllowOffSiteLinks = file.Flag("allowOffSiteLinks") ?? defaults.AllowOffSiteLinks,
                ReleaseEvery = file.Length("releaseEvery", FastestRelease, SlowestRelease) ?? defaults.ReleaseEvery,
                Settings = file.ReadNetworkSettings(),
            };
            return network is null || publication is null ? null : read;
        }

        private string? ReadName(string key, string what, bool required, IReadOnlyList<string> known)
        {
            if (file.Text(key, $"a {what}'s name", required) is not { } name)
            {
                return null;
            }

            if (known.Contains(name))
            {
                return name;
            }

            file.Note(key, DeclaredNames.Unknown(name, what, known));
            return null;
        }

        private string? ReadTemplate(Func<string, string?> problemOf)
        {
            var template = file.Text("text", "a Liquid template");
            if (template is null || problemOf(template) is not { } problem)
            {
                return template;
            }

            file.Note("text", problem);
            return null;
        }

        private string? ReadNetworkSettings()
        {
            if (!file.TryFind("settings", out var value))
            {
                return null;
            }

            if (value.ValueKind is not JsonValueKind.Object)
            {
                file.Note("settings", $"{SettingsObject.Show(value)} is not allowed; give an object with the network's own options.");
                return null;
            }

            foreach (var secret in SecretKey.Within(value, file.PathOf("settings")))
            {
                file.NoteAt(secret, SecretKey.Problem);
            }

            return value.GetRawText();
        }
    }
}
