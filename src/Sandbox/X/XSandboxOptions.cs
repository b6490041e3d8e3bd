namespace Distribution.Sandbox.X;

/// <summary>How the stand-in of X behaves. What the contract leaves unsure is a switch here.</summary>
public sealed class XSandboxOptions
{
    public IReadOnlyList<XSandboxAccount> Accounts { get; init; } = [new()];

    /// <summary>A bearer token of the app alone: reads only. Null accepts none.</summary>
    public string? AppOnlyToken { get; init; } = XSandboxAccount.DefaultAppOnlyToken;

    /// <summary>The shortest time from a post's commit until readers and timelines see it. Default 0.</summary>
    public TimeSpan MinLag { get; init; } = TimeSpan.Zero;

    /// <summary>The longest such time; each post draws its own. Default 3 s.</summary>
    public TimeSpan MaxLag { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How far a signature's timestamp may be from our clock. Default 300 s.</summary>
    public TimeSpan TimestampTolerance { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long a text may not be repeated by its account. Default 24 h; zero never refuses.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Per account and 15 minutes. Default 100.</summary>
    public int PostsPerWindow { get; init; } = 100;

    /// <summary>Per account and 24 hours; null is no cap. The refusal's x-rate-limit headers show the 15 minutes' window with room left, as reported of X.</summary>
    public int? PostsPerDay { get; init; }

    /// <summary>Uploads, and alternative texts, per account and 15 minutes. Default 500.</summary>
    public int UploadsPerWindow { get; init; } = 500;

    /// <summary>Whether an upload must be JSON with base64, as X asked for a while in 2025; multipart is refused then.</summary>
    public bool UploadsAsJsonOnly { get; init; }

    /// <summary>Per account and 15 minutes. Default 50.</summary>
    public int DeletesPerWindow { get; init; } = 50;

    /// <summary>GET of a timeline or a post, per account, path and 15 minutes. Default 900.</summary>
    public int ReadsPerWindow { get; init; } = 900;

    /// <summary>GET /2/users/me, per account and 15 minutes. Default 75.</summary>
    public int MesPerWindow { get; init; } = 75;

    /// <summary>Whether answers to posting carry x-user-limit-24hour-* and x-app-limit-24hour-*.</summary>
    public bool DayHeaders { get; init; }

    /// <summary>US dollars the app has when the data folder is new; null is without end. A post takes 0.015, one with a link 0.20; at zero or below: 402.</summary>
    public decimal? Credits { get; init; }

    /// <summary>Whether an account may reply to its own posts.</summary>
    public bool SelfReplyAllowed { get; init; } = true;

    /// <summary>400 or 403.</summary>
    public int TooLongStatus { get; init; } = 400;

    /// <summary>Of a post with more than one cashtag: 400 or 403.</summary>
    public int CashtagStatus { get; init; } = 403;

    /// <summary>Whether reads show only the beginning of a post longer than 280, and the whole in a field of its own.</summary>
    public bool LongPostsCut { get; init; } = true;

    public MentionPolicy Mentions { get; init; } = MentionPolicy.Refuse;
    public FieldSpelling Fields { get; init; } = FieldSpelling.Both;
    public CreateReplyText CreateReply { get; init; } = CreateReplyText.AsStored;
    public MissingPostAnswer DeleteOfMissing { get; init; } = MissingPostAnswer.NotFound;
    public MissingPostAnswer ReadOfMissing { get; init; } = MissingPostAnswer.PartialError;

    /// <summary>Whether 429 comes as <c>{"errors":[{"code":88,…}]}</c> instead of a problem.</summary>
    public bool LegacyRateBody { get; init; }

    /// <summary>Whether using a spent refresh token revokes all that came of the same consent.</summary>
    public bool RefreshReuseRevokesFamily { get; init; } = true;
}
