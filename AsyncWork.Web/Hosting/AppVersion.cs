using System.Reflection;

namespace AsyncWork.Web.Hosting;

/// <summary>The version of this build, with the commit where it is known.</summary>
public static class AppVersion
{
    public static string Text { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";
}
