namespace Microsoft.Data.Analysis;

internal enum Operation
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

internal enum Logic
{
    And,
    Or,
    Xor,
}
