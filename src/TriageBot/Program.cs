return await TriageBot.Commands.CommandLine.Run(args);
