import { describe, expect, test } from 'vitest';
import { pastedToMarkdown } from './from-pasted.ts';
import { renderEssay } from './render.ts';

// As Word 365 for Windows puts it into the clipboard, cut to what matters.
const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<link rel=File-List href="file:///C:/Users/A/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 p.MsoNormal {mso-style-unhide:no; margin:0cm; font-family:"Calibri",sans-serif;}
 @list l0:level1 {mso-level-number-format:bullet;}
-->
</style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<h1>The rota<o:p></o:p></h1>
<p class=MsoNormal>It came on a <b>Sunday</b>, in <i style='mso-bidi-font-style:normal'>red</i><span
style='mso-spacerun:yes'>&nbsp; </span>ink.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span style='font-size:12.0pt'>[1]</span></span><![endif]></span></span></a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Nights<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Seven of them<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Days<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Second<o:p></o:p></p>
<p class=MsoQuote>“You will be fine.”<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>
 <tr><td width=301 valign=top><p class=MsoNormal><b>Week<o:p></o:p></b></p></td><td><p class=MsoNormal>Hours<o:p></o:p></p></td></tr>
 <tr><td><p class=MsoNormal>1<o:p></o:p></p></td><td><p class=MsoNormal>72<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal>See <a href="https://example.org/rota">the <span class=SpellE>rota</span></a>.<v:shape id="Picture_1" style='width:10pt'><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><o:p></o:p></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>
<hr align=left size=1 width="33%">
<![endif]>
<div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a>
By <i>e-mail</i>.<o:p></o:p></p>
</div>
</div>
<!--EndFragment-->
</body>
</html>`;

// As Google Docs in Chrome puts it there.
const GOOGLE = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5f1c"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;">What it said</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">Nobody </span><span style="font-size:11pt;font-weight:700;font-style:italic;white-space:pre-wrap;">else</span><span style="font-weight:400;white-space:pre-wrap;"> was </span><a href="https://example.org/a" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;font-weight:400;">coming</span></a><span style="font-weight:400;">, </span><span style="font-weight:400;text-decoration:line-through;">really</span><span style="font-weight:400;">.</span></p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><ul><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">Deeper</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:700;">Two</span></p></li></ul><ol><li dir="ltr"><p dir="ltr" role="presentation"><span>First</span></p></li></ol></b><br class="Apple-interchange-newline">`;

const LIBRE = `<!DOCTYPE html><html><head><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="en-GB" dir="ltr"><p style="margin-bottom: 0cm">One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> two.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The note.</p></div></body></html>`;

describe('what is pasted keeps its structure', () => {
  test('from Word', () => {
    expect(pastedToMarkdown(WORD)).toBe(
      [
        '# The rota',
        'It came on a **Sunday**, in *red* ink.[^1]',
        '- Nights\n  - Seven of them\n- Days',
        '1. First\n2. Second',
        '> “You will be fine.”',
        '| **Week** | Hours |\n| -------- | ----- |\n| 1        | 72    |',
        'See [the rota](https://example.org/rota).',
        '[^1]: By *e-mail*.',
      ].join('\n\n'),
    );
  });

  test('from Google Docs', () => {
    expect(pastedToMarkdown(GOOGLE)).toBe(
      [
        '## What it said',
        'Nobody **_else_** was [coming](https://example.org/a), ~~really~~.',
        '- One\n  - Deeper\n- **Two**',
        '1. First',
      ].join('\n\n'),
    );
  });

  test('from LibreOffice', () => {
    expect(pastedToMarkdown(LIBRE)).toBe('One[^1] two.\n\n[^1]: The note.');
  });

  test('from a page of the web', () => {
    expect(
      pastedToMarkdown(
        '<html><body><!--StartFragment--><p>One <em>two</em><br>three</p><blockquote><p>Said</p></blockquote><script>x()</script><img src="https://a.example/x.png" alt="x"><!--EndFragment--></body></html>',
      ),
    ).toBe('One *two*\\\nthree\n\n> Said');
  });

  test('as a word or two in the middle of a line', () => {
    expect(
      pastedToMarkdown('<meta charset="utf-8"><span style="font-weight:700">two words</span>'),
    ).toBe('**two words**');
  });
});

test('its notes are notes of the page', () => {
  const { html } = renderEssay(pastedToMarkdown(WORD));
  expect(html).toContain('data-footnote-ref');
  expect(html).toContain('By <em>e-mail</em>');
});

describe('hostile clipboards', () => {
  test.each([
    ['nothing', ''],
    ['no words', '<p></p><img src=x onerror=alert(1)>'],
    [
      'odd footnotes',
      '<a href="#_ftn1">x</a><div id=ftn1></div><div id=ftn1><div id=ftn1>y</div></div>',
    ],
    [
      'lists without a parent',
      '<p style="mso-list:l0 level9 lfo1">x</p><ul><ul><ul>y</ul></ul></ul>',
    ],
    ['conditional comments', '<!--[if x]><!--[if y]><![endif]--><![if !supportLists]>z'],
  ])('%s is text', (_name, html) => {
    expect(typeof pastedToMarkdown(html)).toBe('string');
  });

  test('deeper than anybody writes the plain text is taken', () => {
    expect(pastedToMarkdown(`${'<div>'.repeat(20_000)}words`)).toBe('');
    expect(pastedToMarkdown(`${'<span style="font-weight:700">'.repeat(20_000)}words`)).toBe('');
  });

  test('a long document takes no more than a moment', () => {
    const startedAt = performance.now();
    pastedToMarkdown(GOOGLE.repeat(100));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
