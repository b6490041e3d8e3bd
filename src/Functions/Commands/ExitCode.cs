namespace Distribution.Functions.Commands;

/// <summary>What a command's end means to whoever called it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something did not end as wished.</summary>
    public const int Failed = 1;

    /// <summary>What was given cannot be read or found.</summary>
    public const int BadInput = 2;

    /// <summary>Something still waits.</summary>
    public const int StillWaiting = 3;

    /// <summary>The settings are wrong (EX_CONFIG).</summary>
    public const int WrongSettings = 78;
}
