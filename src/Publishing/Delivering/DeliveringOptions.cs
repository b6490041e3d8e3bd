using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>The times and counts of delivering.</summary>
public sealed class DeliveringOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Delivering";

    /// <summary>How long after its claim a publishing call may begin. 1 s to 1 min; 10 s unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SendWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts that certainly posted nothing, before a person must look. 1 to 20; 10 unless set.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 10;

    /// <summary>The wait after the first failed attempt; each further one is about 2.3 times as long. 1 s to 10 min; 15 s unless set: ten attempts take some 6 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The share of a wait that chance may add or take. 0 to 0.5; 0.2 unless set.</summary>
    [Range(0.0, 0.5)]
    public double Jitter { get; set; } = 0.2;

    /// <summary>When to look for a post whose end is unknown, counted from the doubt; the last is repeated. 10 s, 60 s, 5 min, 30 min, then hourly.</summary>
    [MinLength(2)]
    public IList<TimeSpan> Looks { get; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    /// <summary>How long looking goes on before a person must. 10 min to 7 days; 24 h unless set.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan LookFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often a held channel is probed. 1 s to 1 h; 1 min unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a due row may lie before the sweep wakes it. 1 s to 10 min; 30 s unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Handler deadline: everything one message may take. 30 s to 4 min; 2 min unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "00:04:00")]
    public TimeSpan HandlerDeadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a message stays out of sight while it is handled: longer than the deadline. 1 min to 10 min; 5 min unless set.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:10:00")]
    public TimeSpan Visibility { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Checks <see cref="DeliveringOptions"/> when the process starts.</summary>
[OptionsValidator]
public sealed partial class DeliveringOptionsValidator : IValidateOptions<DeliveringOptions>;
