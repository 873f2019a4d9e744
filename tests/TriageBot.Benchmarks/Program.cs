using BenchmarkDotNet.Running;
using TriageBot.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Walk).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], new Measured());
