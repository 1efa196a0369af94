namespace Heatmap.GraphQL.Language;

/// <summary>Cuts source text into tokens, one at a time (section 2.1).</summary>
internal sealed class Lexer(string source)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <summary>The next significant token; ignored tokens (section 2.1.7) are passed over.</summary>
    public Token Next()
    {
        SkipIgnored();
        var at = Here(_position);
        if (_position >= source.Length)
            return new Token(TokenKind.EndOfFile, at, "");
        var c = source[_position];
        if (char.IsAsciiLetter(c) || c == '_')
            return ReadName(at);
        if (char.IsAsciiDigit(c) || c == '-')
            return ReadNumber(at);
        if (c == '"')
            return ReadString(at);
        return ReadPunctuator(c, at);
    }

    private SourceLocation Here(int position) => new(_line, position - _lineStart + 1);

    private GraphQLSyntaxException Error(string message, int position) => new(message, Here(position));

    private void SkipIgnored()
    {
        while (_position < source.Length)
        {
            switch (source[_position])
            {
                case ' ' or '\t' or ',' or '\uFEFF':
                    _position++;
                    break;
                case '\n' or '\r':
                    NewLine();
                    break;
                case '#':
                    while (_position < source.Length && source[_position] is not ('\n' or '\r'))
                        _position++;
                    break;
                default:
                    return;
            }
        }
    }

    private void NewLine()
    {
        if (source[_position] == '\r' && _position + 1 < source.Length && source[_position + 1] == '\n')
            _position++;
        _position++;
        _line++;
        _lineStart = _position;
    }

    private Token ReadPunctuator(char c, SourceLocation at)
    {
        if (c == '.' && source.AsSpan(_position).StartsWith("..."))
        {
            _position += 3;
            return new Token(TokenKind.Spread, at, "");
        }

        var kind = c switch
        {
            '!' => TokenKind.Bang,
            '$' => TokenKind.Dollar,
            '&' => TokenKind.Amp,
            '(' => TokenKind.ParenLeft,
            ')' => TokenKind.ParenRight,
            ':' => TokenKind.Colon,
            '=' => TokenKind.EqualSign,
            '@' => TokenKind.At,
            '[' => TokenKind.BracketLeft,
            ']' => TokenKind.BracketRight,
            '{' => TokenKind.BraceLeft,
            '|' => TokenKind.Pipe,
            '}' => TokenKind.BraceRight,
            '\'' => throw Error("Unexpected single quote character ('), did you mean to use a double quote (\")?", _position),
            _ => throw Error($"Unexpected character: {CharacterName.Of(source, _position)}.", _position),
        };
        _position++;
        return new Token(kind, at, "");
    }

    private Token ReadName(SourceLocation at)
    {
        var start = _position;
        while (_position < source.Length && IsNameContinue(source[_position]))
            _position++;
        return new Token(TokenKind.Name, at, source[start.._position]);
    }

    private static bool IsNameContinue(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Section 2.9.1 and 2.9.2, with the lookahead restrictions that forbid 00, 0xF and 1.a.</summary>
    private Token ReadNumber(SourceLocation at)
    {
        var start = _position;
        var kind = TokenKind.Int;
        if (source[_position] == '-')
            _position++;
        if (Peek() == '0')
        {
            _position++;
            if (char.IsAsciiDigit(Peek()))
                throw Error($"Invalid number, unexpected digit after 0: {CharacterName.Of(source, _position)}.", _position);
        }
        else
            ReadDigits();
        if (Peek() == '.')
        {
            kind = TokenKind.Float;
            _position++;
            ReadDigits();
        }

        if (Peek() is 'e' or 'E')
        {
            kind = TokenKind.Float;
            _position++;
            if (Peek() is '+' or '-')
                _position++;
            ReadDigits();
        }

        if (Peek() is '.' or '_' || char.IsAsciiLetter(Peek()))
            throw Error($"Invalid number, expected digit but got: {CharacterName.Of(source, _position)}.", _position);
        return new Token(kind, at, source[start.._position]);
    }

    private char Peek() => _position < source.Length ? source[_position] : '\0';

    private void ReadDigits()
    {
        if (!char.IsAsciiDigit(Peek()))
            throw Error($"Invalid number, expected digit but got: {CharacterName.Of(source, _position)}.", _position);
        while (char.IsAsciiDigit(Peek()))
            _position++;
    }

    private Token ReadString(SourceLocation at)
    {
        var strings = new StringReading(source, _position, message => Error(message.Text, message.Position));
        if (!source.AsSpan(_position).StartsWith("\"\"\""))
        {
            var value = strings.ReadQuoted(out _position);
            return new Token(TokenKind.String, at, value);
        }

        var block = strings.ReadBlock(out var end, NoteNewLine);
        _position = end;
        return new Token(TokenKind.BlockString, at, block);
    }

    private void NoteNewLine(int lineStart)
    {
        _line++;
        _lineStart = lineStart;
    }
}
