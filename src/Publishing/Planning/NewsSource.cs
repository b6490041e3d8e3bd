namespace Distribution.Publishing.Planning;

/// <summary>One that may send articles: a CMS, a feed reader, another desk.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens; never <c>command</c>, which is the command line's own.</param>
/// <param name="SecretFrom">The environment variable that holds what it signs with. The secret itself never stands in the file.</param>
public sealed record NewsSource(string Name, string SecretFrom);
