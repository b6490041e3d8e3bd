using Distribution.Functions.Commands;

// The catalogue of commands; without one it serves.
return await CommandLine.Create().Parse(args).InvokeAsync();
