namespace Distribution.Sandbox.GoogleNews.IndexNow;

/// <summary>An address that IndexNow took.</summary>
public sealed record IndexNowUrl(string Host, string Address, DateTimeOffset At);
