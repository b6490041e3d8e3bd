namespace Distribution.Publishing.Planning;

/// <summary>Reads which article goes where.</summary>
internal static class RuleReader
{
    extension(SettingsObject file)
    {
        /// <summary>The rules; faults go into the list.</summary>
        /// <param name="channels">Every channel the file names, those with faults included.</param>
        public IReadOnlyList<Rule> ReadRules(ICollection<Fault> faults, DeclaredNames names, IReadOnlyList<ChannelName> channels)
        {
            List<Rule> rules = [];
            foreach (var settings in file.Objects("rules", "a list, as [{ \"section\": \"Politics\", \"channels\": [\"x\"] }]", required: false, faults))
            {
                rules.Add(new()
                {
                    Section = settings.Text("section", "a section's name"),
                    Tag = settings.Text("tag", "a tag"),
                    Language = settings.Text("language", "a BCP 47 tag, as \"en\" or \"pt-BR\"", allowed: LanguageTag.IsValid),
                    Breaking = settings.Flag("breaking"),
                    Publication = settings.ReadPublication(names),
                    Channels = settings.ReadTargets(channels),
                });
                settings.Close();
            }

            return rules;
        }

        private string? ReadPublication(DeclaredNames names)
        {
            var name = file.Text("publication", "a publication's name");
            if (name is not null && !names.Publications.Contains(name))
            {
                file.Note("publication", DeclaredNames.Unknown(name, "publication", names.Publications));
            }

            return name;
        }

        private List<ChannelName> ReadTargets(IReadOnlyList<ChannelName> channels)
        {
            List<ChannelName> targets = [];
            foreach (var (index, item) in file.Items("channels", "a list of one channel or more, as [\"x\"]", required: true).Index())
            {
                if (!SettingsObject.IsText(item, out var text))
                {
                    file.Note("channels", index, $"{SettingsObject.Show(item)} is not allowed; give a channel's name.");
                }
                else if (!channels.Contains(new(text)))
                {
                    file.Note("channels", index, DeclaredNames.Unknown(text, "channel", channels.Select(static channel => channel.Value)));
                }
                else
                {
                    targets.Add(new(text));
                }
            }

            return targets;
        }
    }
}
