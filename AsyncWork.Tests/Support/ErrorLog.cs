using Microsoft.Extensions.Logging;

namespace AsyncWork.Tests.Support;

/// <summary>Keeps the errors that the app logs.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    /// <summary>The beginning of the newest, or nothing.</summary>
    public string Last => Lines is [.., var last] ? last[..Math.Min(last.Length, 600)] : "";

    public override string ToString() => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    sealed class Logger(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(logLevel))
                return;
            lock (log.lines)
                log.lines.Add($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
