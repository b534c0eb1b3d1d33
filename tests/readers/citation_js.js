// Read a bibliography with Citation.js and print what it understood, and what it prints of it, as JSON.
const modules = process.argv[2]
const { Cite } = require(`${modules}/@citation-js/core`)
require(`${modules}/@citation-js/plugin-bibtex`)
require(`${modules}/@citation-js/plugin-csl`)
const text = require('fs').readFileSync(process.argv[3], 'utf8')
const cite = new Cite(text)
console.log(JSON.stringify({
  items: cite.format('data', { format: 'object' }),
  apa: cite.format('bibliography', { format: 'text', template: 'apa' }),
  biblatex: cite.format('biblatex')
}))
