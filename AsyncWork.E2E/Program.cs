using AsyncWork.E2E.Load;
using AsyncWork.E2E.Support;

namespace AsyncWork.E2E;

/// <summary>The tests of this project are run by `dotnet test`; its two programs are started by name.</summary>
internal static class CommandLine
{
    private const string Usage = """
        usage: dotnet run [-c Release] --project AsyncWork.E2E -- <command>

          load [--url URL] [--people N] [--months M] [--pages N] [--seconds S] [--floor URL] [--json FILE]
               [--app DIR] [--only TEXT]
              asks the app as signed-in people and prints requests per second and waiting times for each address.
              Without --url it starts the app itself on a database of its own, with a demo company of N people over M months;
              --app starts a published app instead of the one built here. With --pages N pages of 6 KB are imported into the wiki
              first, and a search through them is asked too. With --floor the floor is asked in turn, with --only
              the addresses that have TEXT in them, such as "GET /people"; several with commas between them.

          digest [--people N] [--notices M]
              makes N people with M notices each, lets the digest of all become due at once, and prints how long one run takes.

          gallery [--url URL] [--out DIR] [--who ACCOUNT] [--only TEXT]
              saves a picture of every page for each role, at three widths, light and dark.
        """;

    private static async Task<int> Main(string[] args)
    {
        try
        {
            return args.FirstOrDefault() switch
            {
                "load" => await LoadRun.RunAsync(Options.Parse(args[1..], LoadOptions.Names)),
                "digest" => await DigestRun.RunAsync(Options.Parse(args[1..], DigestRun.Names)),
                "gallery" => await Gallery.RunAsync(Options.Parse(args[1..], Gallery.Names)),
                _ => Refuse(Usage),
            };
        }
        catch (UsageException problem)
        {
            return Refuse(problem.Message);
        }
    }

    private static int Refuse(string text)
    {
        Console.Error.WriteLine(text);
        return 2;
    }
}
