Console.WriteLine("usage: load [--url URL] [--people N] [--seconds S] [--floor URL]");
